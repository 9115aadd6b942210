import { Button } from '../../../shell/ui/button.tsx'
import { Checkbox } from '../../../shell/ui/checkbox.tsx'
import { KeyHint } from '../../../shell/ui/key-hint.tsx'
import { usePlanText } from '../text.ts'
import { useReviewText } from './text.ts'
import type { Reviewing } from './use-review.ts'

const keys = [
  ['J K', 'step'],
  ['Y', 'yes'],
  ['N', 'no'],
  ['A', 'branch'],
  ['H', 'headings'],
  ['D', 'doubt'],
  ['E', 'edit'],
  ['S', 'split'],
  ['X', 'pick'],
  ['U', 'undo'],
] as const

/** How far the review is, what can be confirmed many at once, and the keys for it all. */
export function ReviewBar({ r, mayKeep }: { r: Reviewing; mayKeep: boolean }) {
  const t = usePlanText()
  const w = useReviewText()
  const { headings, empty, sure, undo } = r
  return (
    <div className="pl-review-bar ui-no-print">
      <p className="pl-progress">
        <progress max={Math.max(1, r.count)} value={r.decided} aria-label={t('pl.review')} />
        <span role="status">{w('pl.review.progress', { done: r.decided, count: r.count })}</span>
      </p>
      <div className="pl-actions">
        {mayKeep && headings.length > 0 && (
          <Button onPress={() => r.act('accept', headings)}>{w('pl.accept.headings', { count: headings.length })}</Button>
        )}
        {mayKeep && sure.length > 0 && (
          <Button confirm={w('pl.accept.sure.ask', { count: sure.length })} onPress={() => r.act('accept', sure)}>
            {w('pl.accept.sure', { count: sure.length })}
          </Button>
        )}
        {mayKeep && empty.length > 0 && (
          <Button onPress={() => r.act('refuse', empty)}>{w('pl.refuse.empty', { count: empty.length })}</Button>
        )}
        {r.doubts > 0 && <Button onPress={r.nextDoubt}>{w('pl.review.doubt', { count: r.doubts })}</Button>}
        {undo && <Button onPress={undo}>{w('pl.review.undo')}</Button>}
        <Checkbox checked={r.all} onChange={r.setAll}>
          {w('pl.review.all')}
        </Checkbox>
      </div>
      {mayKeep && (
        <ul className="pl-keys ui-soft" aria-label={w('pl.review.keys')}>
          {keys.map(([names, says]) => (
            <li key={says}>
              <KeyHint keys={names.split(' ')} /> {w(`pl.key.${says}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

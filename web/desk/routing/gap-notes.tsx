import type { RoutingGap } from '#contract/routing'
import { useLanguage } from '../../shell/preferences.ts'
import { sayList } from '../../shell/say-list.ts'
import { Button } from '../../shell/ui/button.tsx'
import type { Lists } from './data.ts'
import { matterName } from './rule-words.ts'
import { useRoutingText } from './text.ts'

type Props = {
  gaps: readonly RoutingGap[]
  checked: boolean
  lists: Lists
  onFill: ((categories: readonly string[]) => void) | undefined
}

/** Categories nobody owns, said above the list: with them nothing can be saved. */
export function GapNotes({ gaps, checked, lists, onFill }: Props) {
  const t = useRoutingText()
  const language = useLanguage()
  const bare = gaps.flatMap(gap => (gap.kind === 'noOwner' ? [gap] : []))
  const wrong = bare.length + gaps.filter(gap => gap.kind === 'goneUnit').length
  if (!checked) return null
  if (wrong === 0) return <p className="routing-whole">{t('routing.gap.none')}</p>
  const never = bare.filter(gap => gap.when === null)
  const sometimes = bare.filter(gap => gap.when !== null)
  const names = (some: typeof bare) =>
    sayList([...new Set(some.map(gap => `${gap.category} ${matterName(gap.category, lists)}`))].slice(0, 12), language)
  const when = sometimes[0]?.when
  const fillable = [...new Set(bare.map(gap => gap.category))].filter(code => lists.usual.has(code))
  return (
    <div className="routing-gaps" role="status">
      <strong>{t('routing.gap.count', { count: wrong })}</strong>
      {never.length > 0 && <p>{t('routing.gap.noOwner', { categories: names(never) })}</p>}
      {when && (
        <p>
          {t('routing.gap.noOwner.when', {
            categories: names(sometimes),
            when: `${when.day} ${when.time} ${t(when.working ? 'routing.time.working' : 'routing.time.rest')}`,
          })}
        </p>
      )}
      {onFill && fillable.length > 0 && (
        <Button size="small" onPress={() => onFill(fillable)}>
          {t('routing.gap.fill')}
        </Button>
      )}
    </div>
  )
}

import { clockOffset } from '../../shell/office-clock.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { When } from '../../shell/ui/when.tsx'
import type { Errand } from '../outbox/errand.ts'
import { Mend, Written } from '../outbox/mend.tsx'
import { sendAll, unsent, useErrands, useSending } from '../outbox/queue.ts'
import { useText } from '../text.ts'

/** Everything on its way to the office, what stands in its way, and how to mend it. */
export function OutboxPage() {
  const t = useText()
  const errands = useErrands()
  const waiting = unsent(errands)
  return (
    <Page
      title={t('grid.outbox')}
      back={{ to: '/', label: t('grid.tasks') }}
      actions={
        waiting.some(one => one.state === 'waiting') && (
          <Button look="main" onPress={sendAll}>
            {t('grid.outbox.send')}
          </Button>
        )
      }
    >
      <div className="ui-stack">
        {waiting.length === 0 && <EmptyState title={t('grid.outbox.empty')}>{t('grid.outbox.empty.lead')}</EmptyState>}
        {[...errands].reverse().map(errand => (
          <OneErrand key={errand.id} errand={errand} />
        ))}
      </div>
    </Page>
  )
}

const tones = { waiting: 'grey', sent: 'green', conflict: 'amber', refused: 'red' } as const

function OneErrand({ errand }: { errand: Errand }) {
  const t = useText()
  const sending = useSending() === errand.id
  const { wish, state, problem } = errand
  return (
    <Panel>
      <div className="ui-row">
        <StateChip tone={tones[state]}>{t(sending ? 'grid.outbox.sending' : `grid.outbox.${state}`)}</StateChip>
        <strong>{wish.kind === 'file' ? t('grid.outbox.file') : errand.title}</strong>
        <span className="ui-soft">
          {errand.number ?? (wish.kind === 'take' ? wish.number : '')} <When at={errand.madeAt + clockOffset()} />
        </span>
      </div>
      <p>{errand.words}</p>
      {state === 'waiting' && errand.photos.length > 0 && (
        <p className="ui-soft">{t('grid.outbox.photos', { count: errand.photos.length })}</p>
      )}
      {problem && (
        <p className="ui-fault" role="alert">
          {[problem.message, problem.mend, ...Object.values(problem.fields ?? {})].filter(Boolean).join(' ')}
        </p>
      )}
      {state !== 'sent' && <Written errand={errand} />}
      {(state === 'conflict' || state === 'refused') && <Mend errand={errand} />}
    </Panel>
  )
}

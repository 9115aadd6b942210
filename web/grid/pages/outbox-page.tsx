import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { CaseDetail } from '#contract/cases'
import { FormFacts } from '../../fields/form.tsx'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useField } from '../data.ts'
import type { Errand } from '../outbox/errand.ts'
import { discard, sendAgain, sendAll, takeBack, unsent, useErrands, useSending } from '../outbox/queue.ts'
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
  const { types } = useField()
  const sending = useSending() === errand.id
  const { wish, state, problem } = errand
  const def = types.find(one => one.type === wish.type)?.def
  const fields = wish.kind === 'file' ? def?.form : def?.steps[wish.step]?.ask
  return (
    <Panel>
      <div className="ui-row">
        <StateChip tone={tones[state]}>{t(sending ? 'grid.outbox.sending' : `grid.outbox.${state}`)}</StateChip>
        <strong>{wish.kind === 'file' ? t('grid.outbox.file') : errand.title}</strong>
        <span className="ui-soft">
          {errand.number ?? (wish.kind === 'take' ? wish.number : '')} <When at={errand.madeAt} />
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
      {state !== 'sent' && fields && <FormFacts fields={fields} values={wish.answers} />}
      {(state === 'conflict' || state === 'refused') && <Mend errand={errand} />}
    </Panel>
  )
}

function Mend({ errand }: { errand: Errand }) {
  const t = useText()
  const [, go] = useLocation()
  const [error, setError] = useState<unknown>()
  const [gone, setGone] = useState(false)
  const { wish } = errand
  const again = async () => {
    setError(undefined)
    try {
      if (wish.kind === 'file') return await sendAgain(errand)
      const now = await api.get<CaseDetail>(`/cases/${wish.case}`)
      if (!now.steps.includes(wish.step)) return setGone(true)
      await sendAgain(errand, now.case.version)
    } catch (caught) {
      setError(caught)
    }
  }
  const mend = async () => {
    await takeBack(errand)
    go(wish.kind === 'file' ? '/report' : `/task/${wish.case}/${wish.step}`)
  }
  return (
    <>
      {gone && <p className="grid-note">{t('grid.outbox.nostep', { step: errand.title })}</p>}
      {error !== undefined && <ErrorNote error={error} kept />}
      <div className="ui-row">
        {wish.kind === 'take' && <Link href={`/task/${wish.case}`}>{t('grid.outbox.see')}</Link>}
        {errand.state === 'conflict' && !gone && (
          <Button size="small" look="main" onPress={again}>
            {t('grid.outbox.again')}
          </Button>
        )}
        {errand.state === 'refused' && (
          <Button size="small" look="main" onPress={mend}>
            {t('grid.outbox.mend')}
          </Button>
        )}
        <Button size="small" look="danger" confirm={t('grid.outbox.drop.confirm')} onPress={() => discard(errand)}>
          {t('grid.outbox.drop')}
        </Button>
      </div>
    </>
  )
}

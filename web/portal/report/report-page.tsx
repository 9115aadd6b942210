import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { newId } from '../../shell/new-id.ts'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { type Draft, draftOf } from '../data/drafts.ts'
import { type CaseType, openTypes, usePortal } from '../data/office.ts'
import { saveRefused, type Waiting, waitingBy } from '../data/outbox.ts'
import { useTakeOver } from '../first/use-take-over.ts'
import { useText } from '../text.ts'
import { type Noted, ReportForm } from './report-form.tsx'

/** Filing any kind of matter a resident may report; without a type it is the first kind the office has. */
export function ReportPage({ type }: { type?: string | undefined }) {
  const t = useText()
  const { types } = usePortal()
  const [search] = useSearchParams()
  const again = search.get('again')
  const found = type === undefined ? openTypes(types)[0] : types.find(one => one.type === type)
  const back = { to: '/', label: t('portal.back.home') }
  if (!found?.def.filedBy.includes('resident')) {
    return (
      <Page title={t('portal.report.title')} back={back}>
        <EmptyState title={t('portal.report.unknown')} action={<ButtonLink to="/">{t('portal.missing.home')}</ButtonLink>}>
          {t(found ? 'portal.report.staff' : 'portal.report.unknown.lead')}
        </EmptyState>
      </Page>
    )
  }
  const first = openTypes(types)[0] === found
  const refused = again ? waitingBy(again) : undefined
  return (
    <Page title={first ? t('portal.report.title') : found.def.title} back={back}>
      <Filling key={`${found.type}/${again ?? ''}`} found={found} refused={refused?.problem && refused} />
    </Page>
  )
}

/** Holds the draft: of this kind, or the report that came back for a change. Starting afresh makes a new one. */
function Filling({ found, refused }: { found: CaseType; refused: Waiting | undefined }) {
  const kept = draftOf(found.type)
  const [start, setStart] = useState<Draft>(() => refused ?? kept.get() ?? { id: newId(), answers: {} })
  // What was typed before the script may join a draft with the same id.
  const [joined, setJoined] = useState<Noted>()
  const save = (draft: Draft) => {
    if (refused) {
      saveRefused({ ...refused, ...draft })
      return true
    }
    return kept.set(Object.keys(draft.answers).length > 0 ? draft : undefined)
  }
  useTakeOver(found.type, found.def.form, start, (draft, faults) => {
    setJoined({ unsaved: !save(draft), faults })
    setStart(draft)
  })
  const fresh = () => {
    kept.set(undefined)
    setStart({ id: newId(), answers: {} })
  }
  return (
    <ReportForm
      key={`${start.id}/${joined !== undefined}`}
      found={found}
      start={start}
      problem={refused?.problem}
      noted={joined}
      save={save}
      onFresh={refused ? undefined : fresh}
    />
  )
}

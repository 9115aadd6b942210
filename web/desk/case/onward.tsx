import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseDetail } from '#contract/cases'
import type { CaseData } from '#kernel/index'
import { FormFields } from '../../fields/form.tsx'
import { useFieldSources } from '../../fields/sources.ts'
import { api } from '../../shell/api.ts'
import { language } from '../../shell/preferences.ts'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { goOn } from '../data/held.ts'
import { aheadFor } from '../data/held-store.ts'
import type { Kind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { useText } from '../text.ts'
import { type Act, stepActs } from './acts.ts'
import { Outcome } from './outcome.tsx'
import { Proposed } from './proposed.tsx'
import type { Answers } from './use-draft.ts'

/** The step that comes right after another, by the same person: its words, what it asks, and what was answered. */
export type Onward = {
  readonly title: string
  readonly on: boolean
  readonly turn: (on: boolean) => void
  /** The case as the first step would leave it, and the act then; nothing while that is not known. */
  readonly ahead: CaseDetail | undefined
  readonly act: Act | undefined
  readonly answers: Answers
  readonly change: (answers: Answers) => void
  readonly error: unknown
}

const wishKey = (of: string) => `linli.onward.${of}`
const wished = (of: string): boolean => {
  try {
    return localStorage.getItem(wishKey(of)) === '1'
  } catch {
    return false
  }
}
function keepWish(of: string, on: boolean) {
  try {
    if (on) localStorage.setItem(wishKey(of), '1')
    else localStorage.removeItem(wishKey(of))
  } catch {
    // Without storage it holds for this form.
  }
}

const mainOf = (acts: readonly Act[], def: CaseData) =>
  acts.find(act => act.look === 'main' && act.step !== undefined && !def.steps[act.step]?.returns && !def.steps[act.step]?.raises)

/** What the definition says comes next for the same person: the main step of the state this one leads to. */
function nextOf(
  def: CaseData,
  detail: CaseDetail,
  me: ReturnType<typeof useSignedIn>,
  step: string | undefined,
): Act | undefined {
  const data = step === undefined ? undefined : def.steps[step]
  if (!data || data.returns || data.to === detail.case.state) return undefined
  const roles = me.posts.map(post => post.role)
  const steps = Object.keys(def.steps).filter(
    name => def.steps[name]?.from.includes(data.to) && def.steps[name]?.by.some(role => roles.includes(role)),
  )
  return mainOf(stepActs(def, { ...detail, steps, case: { ...detail.case, state: data.to } }, me), def)
}

/** Lets two steps of one person be one: the second is asked below the first, and both are sent, held and taken back together. */
export function useOnward(kind: Kind, detail: CaseDetail, act: Act, answers: Answers): Onward | undefined {
  const me = useSignedIn()
  const { def } = kind
  const next = nextOf(def, detail, me, act.step)
  const name = `${kind.type}.${act.step}`
  const [on, setOn] = useState(() => wished(name))
  const [changed, change] = useState<Answers>()
  const { id, version } = detail.case
  const [earlier] = useState(() => aheadFor(id)?.batch)
  const filled = Object.entries(act.fields).every(([key, field]) => !field.required || answers[key] !== undefined)
  const { data, error } = useQuery({
    queryKey: ['ahead', id, version, act.step, answers, language.get()],
    queryFn: async () => {
      // What was held for this case before comes first: nothing can be said of what follows until it is taken.
      if (earlier !== undefined && aheadFor(id)?.batch === earlier) await goOn(id)
      return api.post<CaseDetail | null>(`/cases/${id}/ahead`, { version, step: act.step, answers })
    },
    enabled: next !== undefined && on && filled,
    retry: false,
    staleTime: 60_000,
    gcTime: 60_000,
  })
  if (!next) return undefined
  const then = data ? stepActs(def, data, me).find(one => one.step === next.step) : undefined
  return {
    title: next.title,
    on,
    turn: value => {
      setOn(value)
      keepWish(name, value)
    },
    ahead: data ?? undefined,
    act: then,
    answers: changed ?? then?.first ?? {},
    change,
    error,
  }
}

/** Which unit an act sends it to, said with the act. */
export function useLabel(kind: Kind, act: Act | undefined, answers: Answers): string {
  const t = useText()
  const { units = [] } = useFieldSources()
  const assigned = act?.step ? kind.def.steps[act.step]?.assign : undefined
  const unit = units.find(one => one.id === answers[assigned ?? ''])
  return act && unit ? t('desk.act.to', { what: act.title, unit: unit.name }) : (act?.title ?? '')
}

type FurtherProps = { kind: Kind; onward: Onward; errors: Readonly<Record<string, string>> | undefined }

export function Further({ kind, onward, errors }: FurtherProps) {
  const t = useText()
  const { ahead, act, answers, on } = onward
  const proposal = ahead?.proposal && act && Object.values(act.fields).some(field => field.routed) ? ahead.proposal : undefined
  return (
    <div className="desk-onward ui-stack">
      <Checkbox checked={on} onChange={onward.turn}>
        {t('desk.onward', { what: onward.title })}
      </Checkbox>
      {on && onward.error != null && <ErrorNote error={onward.error} kept />}
      {on && !act && onward.error == null && <Skeleton lines={2} />}
      {on && ahead && act && (
        <>
          <FormFields fields={act.fields} values={answers} before={ahead.case.data} onChange={onward.change} errors={errors} />
          {proposal && <Proposed proposal={proposal} />}
          {act.step && <Outcome kind={kind} detail={ahead} step={act.step} answers={answers} />}
        </>
      )}
    </div>
  )
}

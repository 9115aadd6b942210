import { useState } from 'react'
import type { CaseDetail } from '#contract/cases'
import { ownForm } from '#kernel/engine/asked'
import { FormFacts } from '../../fields/form.tsx'
import { api } from '../../shell/api.ts'
import { goOn } from '../data/held.ts'
import { type Kind, kindsOf, useProgrammes } from '../data/office.ts'
import { Sources } from '../data/sources.tsx'
import { useText } from '../text.ts'
import type { Act } from './acts.ts'
import type { Answers } from './use-draft.ts'

type Draft = NonNullable<CaseDetail['raises']>[number]
/** What a step will raise, once it was looked at for these very answers. */
export type Raises = { readonly looked: readonly Draft[] | undefined; readonly look: () => Promise<void> }

/** A step that raises cases is looked at before it is sent: nothing when this one raises none. */
export function useRaises(kind: Kind, detail: CaseDetail, act: Act, answers: Answers): Raises | undefined {
  const [seen, setSeen] = useState<{ readonly of: string; readonly drafts: readonly Draft[] }>()
  const of = JSON.stringify([detail.case.version, answers])
  if (act.step === undefined || !kind.def.steps[act.step]?.raises) return undefined
  const { id, version } = detail.case
  return {
    looked: seen?.of === of ? seen.drafts : undefined,
    look: async () => {
      await goOn(id)
      const ahead = await api.post<CaseDetail | null>(`/cases/${id}/ahead`, { version, step: act.step, answers })
      setSeen({ of, drafts: ahead?.raises ?? [] })
    },
  }
}

/** The cases as they will be filed, all together or none. */
export function Raised({ drafts }: { drafts: readonly Draft[] }) {
  const t = useText()
  const { data: programmes } = useProgrammes()
  const kinds = kindsOf(programmes)
  return (
    <section className="ui-stack desk-raises" aria-live="polite">
      <h3>{drafts.length === 0 ? t('desk.raises.none') : t('desk.raises', { count: drafts.length })}</h3>
      <ol>
        {drafts.map(({ id, type, answers }) => {
          const kind = kinds.find(one => one.type === type)
          return (
            <li key={id}>
              <strong>{kind?.def.title ?? type}</strong>
              {kind && (
                <Sources programme={kind.programme}>
                  <FormFacts fields={ownForm(kind.def.form)} values={answers} />
                </Sources>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

import type { CaseDetail } from '#contract/cases'
import type { CaseData } from '#kernel/define/case'
import { allFields, valueWords } from '#kernel/engine/values'
import { Facts } from '../../shell/ui/facts.tsx'
import { useField } from '../data.ts'
import { namesIn } from './case-story.tsx'

/** What whoever goes there has to know, and what was found so far; readable without a signal. */
export function OnSite({ detail, def, but }: { detail: CaseDetail; def: CaseData; but: string | undefined }) {
  const { lang } = useField()
  const { data } = detail.case
  const names = namesIn(detail.names)
  const facts = Object.entries(allFields(def)).flatMap(([key, field]) =>
    data[key] === undefined || key === but || field.kind === 'place'
      ? []
      : [[field.title, valueWords(field, data[key], lang, names)] as const],
  )
  return <Facts facts={facts} />
}

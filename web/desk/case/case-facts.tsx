import { type ReactNode, useState } from 'react'
import type { CaseDetail } from '#contract/cases'
import { allFields } from '#kernel/engine/values'
import { FieldShow } from '../../fields/field.tsx'
import { Button } from '../../shell/ui/button.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { When } from '../../shell/ui/when.tsx'
import { areaName } from '../data/names.ts'
import type { Kind } from '../data/office.ts'
import { useText } from '../text.ts'
import { Reveal } from './reveal.tsx'
import type { Answers } from './use-draft.ts'
import { headingOf, wordsField } from './words.ts'

type CaseFactsProps = {
  detail: CaseDetail
  kind: Kind
  data: Answers
  revealed: boolean
  onRevealed: (detail: CaseDetail) => void
}
type Fact = readonly [string, ReactNode]

/** What was reported and what was decided since; personal values stay masked until somebody says why they are needed. */
export function CaseFacts({ detail, kind, data, revealed, onRevealed }: CaseFactsProps) {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const { case: c, names } = detail
  const { form } = kind.def
  // Words short enough to stand whole in the heading are not said twice.
  const matter = wordsField(kind.def)
  const isWhole = (words: unknown) =>
    headingOf(String(words)) ===
    String(words)
      .trim()
      .replace(/[。！？!?]$/, '')
  const filled = (key: string) => data[key] !== undefined && data[key] !== null
  const reported: Fact[] = Object.entries(form)
    .filter(([key, field]) => field.kind !== 'photos' && filled(key) && !(key === matter && isWhole(data[key])))
    .map(([key, field]) => [field.title, <FieldShow key={key} field={field} value={data[key]} />])
  // Words written in a step are told in the history; what was chosen holds for the case.
  const decided: Fact[] = Object.entries(allFields(kind.def))
    .filter(
      ([key, field]) => !(key in form) && data[key] !== c.unit && !['note', 'text', 'photos'].includes(field.kind) && filled(key),
    )
    .map(([key, field]) => [field.title, <FieldShow key={key} field={field} value={data[key]} />])
  const called = (id: string | null) => (id ? (names[id] ?? '') : '')
  const area = areaName(called(c.place.community), called(c.place.grid))
  const place = [area, called(c.place.building)].filter(Boolean).join(' · ')
  const hasPersonal =
    Object.entries(form).some(([key, field]) => field.personal && filled(key)) ||
    c.joined.some(one => Object.keys(one.contact).length > 0)
  return (
    <section className="desk-facts">
      <Facts
        facts={[
          ...reported,
          [t('desk.fact.area'), place],
          [
            t('desk.fact.filed'),
            <span key="filed">
              <When at={c.filedAt} /> · {t(`desk.channel.${c.channel}`)}
            </span>,
          ],
          [t('desk.fact.unit'), c.unit ? (names[c.unit] ?? '') : ''],
          [t('desk.fact.holder'), c.holder ? (names[c.holder] ?? '') : ''],
          ...decided,
        ]}
      />
      {hasPersonal && !revealed && detail.mayReveal && (
        <p className="ui-row ui-no-print">
          <Button size="small" onPress={() => setAsking(true)}>
            {t('desk.reveal')}
          </Button>
          <span className="ui-soft">{t('desk.reveal.logged')}</span>
        </p>
      )}
      {asking && (
        <Reveal
          id={c.id}
          onClose={() => setAsking(false)}
          onRevealed={shown => {
            setAsking(false)
            onRevealed(shown)
          }}
        />
      )}
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { BesideList } from '#contract/beside'
import { api } from '../../shell/api.ts'
import { sayDay } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import type { Kind } from '../data/office.ts'
import { kindsOf, useProgrammes } from '../data/office.ts'
import { useFileText } from './text.ts'
import './file.css'

type Answers = Readonly<Record<string, unknown>>
type BesideProps = {
  kind: Kind
  answers: Answers
  not?: string | undefined
  /** While a form is filled in: rows of it may be taken over from what stands beside. */
  onTake?: ((answers: Answers) => void) | undefined
}

/** The answers with these rows at the end of a table, each once, as many as it holds. */
function taken(kind: Kind, answers: Answers, field: string, rows: readonly Answers[]): Answers {
  const had = Array.isArray(answers[field])
    ? (answers[field] as readonly Answers[]).filter(row => Object.keys(row).length > 0)
    : []
  const known = new Set(had.map(row => JSON.stringify(row)))
  const fresh = rows.filter(row => !known.has(JSON.stringify(row)))
  return { ...answers, [field]: [...had, ...fresh].slice(0, kind.def.form[field]?.max) }
}

/** Open cases that say the same in a field: a warning before a second order about one matter, or what waits for a meeting. */
export function Beside({ kind, answers, not, onTake }: BesideProps) {
  const t = useFileText()
  const language = useLanguage()
  const { data: programmes } = useProgrammes()
  const asked = Object.fromEntries((kind.def.beside ?? []).flatMap(({ mine }) => (answers[mine] ? [[mine, answers[mine]]] : [])))
  const said = JSON.stringify(asked)
  const { data } = useQuery({
    queryKey: ['beside', kind.type, said, not, language],
    enabled: said !== '{}',
    queryFn: ({ signal }) =>
      api.get<BesideList>('/cases/beside', { query: { type: kind.type, answers: said, not, lang: language }, signal }),
  })
  if (said === '{}' || !data || data.groups.length === 0) return null
  const stateOf = (type: string, state: string) =>
    kindsOf(programmes).find(one => one.type === type)?.def.states[state]?.title ?? state
  return (
    <section className="ui-stack file-beside" aria-label={t('file.beside')}>
      {data.groups.map(group => (
        <div
          key={group.title}
          className={group.warns ? 'file-beside-group is-warning' : 'file-beside-group'}
          role={group.warns ? 'alert' : undefined}
        >
          <h2>{group.title}</h2>
          <ul>
            {group.rows.map(row => (
              <li key={row.id}>
                <Link href={`~/desk/case/${row.id}`}>{row.words || row.number}</Link>
                <span className="ui-soft">
                  {[
                    row.number,
                    stateOf(row.type, row.state),
                    t('file.beside.since', { day: sayDay(row.filedAt, Date.now(), language) }),
                  ].join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          {onTake && group.into && (
            <p>
              <Button
                size="small"
                onPress={() =>
                  onTake(
                    taken(
                      kind,
                      answers,
                      group.into ?? '',
                      group.rows.flatMap(({ row }) => (row ? [row] : [])),
                    ),
                  )
                }
              >
                {t('file.beside.take', { field: kind.def.form[group.into]?.title ?? '' })}
              </Button>
            </p>
          )}
          {group.more && <p className="ui-soft">{t('file.beside.more')}</p>}
        </div>
      ))}
    </section>
  )
}

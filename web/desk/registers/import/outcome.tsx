import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { EntryImportProblem, EntryImportView } from '#contract/entry-import'
import { address } from '../../../shell/api.ts'
import type { Column } from '../../../shell/ui/data-table.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { Table } from '../../admin/parts/table.tsx'
import type { LedgerSeen } from '../data/ledger.ts'
import { Before } from '../parts/before.tsx'
import { useRegisterImportText } from './text.ts'

const tones = { refused: 'red', noted: 'amber' } as const
const numbers = ['read', 'new', 'changed', 'unchanged', 'refused', 'noted'] as const
const names = {}

type OutcomeProps = { ledger: LedgerSeen; view: EntryImportView; children?: ReactNode }

/** How far an import is, what came of it, what to settle next, what changes, and every problem at its cell. */
export function Outcome({ ledger, view, children }: OutcomeProps) {
  const t = useRegisterImportText()
  const { counts, problems, changes, state } = view
  const ended = state !== 'running'
  const leftOut = Object.values(counts?.leftOut ?? {}).reduce((sum, n) => sum + n, 0)
  return (
    <section className="ui-stack" aria-live="polite">
      <div className="ui-row">
        <StateChip tone={state === 'done' ? 'green' : state === 'failed' ? 'red' : state === 'running' ? 'blue' : 'grey'}>
          {t(`regi.state.${state}`)}
        </StateChip>
        {view.failure && <span className="ui-fault">{view.failure}</span>}
        {!ended && <progress aria-label={t('regi.state.running')} />}
        {!ended && counts && <span role="status">{t('regi.running', { read: counts.read })}</span>}
        {state === 'done' && <Link href={`/${ledger.name}?order=changed`}>{t('regi.list')}</Link>}
      </div>
      {ended && counts && (
        <dl className="regi-counts">
          {numbers.map(key => (
            <div key={key} className={key === 'refused' && counts.refused > 0 ? 'is-bad' : undefined}>
              <dt>{t(`regi.${key}`)}</dt>
              <dd>{counts[key]}</dd>
            </div>
          ))}
          <div>
            <dt>{t('regi.leftout')}</dt>
            <dd>{leftOut}</dd>
          </div>
        </dl>
      )}
      {ended && counts && counts.read > 1000 && (
        <p className="ui-soft">{t('regi.speed', { count: Math.round(counts.read / Math.max(0.001, counts.ms / 1000)) })}</p>
      )}
      {ended && children}
      {ended && changes.length > 0 && (
        <details open={changes.length <= 10}>
          <summary>{t(state === 'done' ? 'regi.changes.done' : 'regi.changes')}</summary>
          <ul className="regi-changes">
            {changes.map(change => (
              <li key={change.line}>
                <p>
                  {change.name} <span className="ui-soft">{t('regi.line', { line: change.line })}</span>
                </p>
                <Before ledger={ledger} changes={change.changes} names={names} />
              </li>
            ))}
          </ul>
          {counts && counts.changed > changes.length && (
            <p className="ui-soft">{t('regi.changes.first', { count: changes.length })}</p>
          )}
        </details>
      )}
      {ended && problems.length > 0 && <Problems ledger={ledger} id={view.id} problems={problems} />}
      {ended && counts && problems.length === 0 && <p>{t('regi.problems.none')}</p>}
    </section>
  )
}

type ProblemsProps = { ledger: LedgerSeen; id: string; problems: readonly EntryImportProblem[] }

function Problems({ ledger, id, problems }: ProblemsProps) {
  const t = useRegisterImportText()
  const titleOf = (field: string | null) => (field === null ? null : (ledger.def.columns[field]?.title ?? field))
  const columns: Column<EntryImportProblem & { n: number }>[] = [
    {
      id: 'cell',
      title: t('regi.col.cell'),
      width: '9em',
      cell: p => [p.cell ?? t('regi.line', { line: p.line }), p.sheet].filter(Boolean).join(' '),
    },
    {
      id: 'what',
      title: t('regi.col.what'),
      width: '8em',
      sortBy: p => p.what,
      cell: p => <StateChip tone={tones[p.what]}>{t(`regi.what.${p.what}`)}</StateChip>,
    },
    { id: 'reason', title: t('regi.col.reason'), sortBy: p => p.message, cell: p => p.message },
    { id: 'column', title: t('regi.col.column'), width: '12em', cell: p => p.heading ?? titleOf(p.field) },
    { id: 'value', title: t('regi.col.value'), width: '14em', cell: p => p.value },
  ]
  return (
    <div className="ui-stack">
      <div className="regi-problems">
        <h3>{t('regi.problems')}</h3>
        <a href={address(`/entry-imports/${id}/problems.csv`)} download>
          {t('regi.problems.file')}
        </a>
      </div>
      {problems.length >= 300 && <p className="ui-soft">{t('regi.problems.first', { count: problems.length })}</p>}
      <Table
        caption={t('regi.problems')}
        columns={columns}
        rows={problems.map((problem, n) => ({ ...problem, n }))}
        rowId={p => String(p.n)}
        height={`min(60dvh, ${6 + problems.length * 2.75}rem)`}
        minWidth="48em"
      />
    </div>
  )
}

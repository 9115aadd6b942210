import type { ImportProblem, ImportView } from '#contract/case-import'
import { address } from '../../shell/api.ts'
import type { Column } from '../../shell/ui/data-table.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { Table } from '../admin/parts/table.tsx'
import { useImportText } from './text.ts'

const tones = { refused: 'red', noted: 'amber', changed: 'blue' } as const
const numbers = ['read', 'new', 'there', 'changed', 'refused', 'noted'] as const

/** How far an import is, what came of it, and every problem at its row. */
export function Outcome({ view }: { view: ImportView }) {
  const t = useImportText()
  const { counts, problems, state } = view
  const ended = state !== 'running'
  return (
    <section className="ui-stack" aria-live="polite">
      <div className="ui-row">
        <StateChip tone={state === 'done' ? 'green' : state === 'failed' ? 'red' : state === 'running' ? 'blue' : 'grey'}>
          {t(`imp.state.${state}`)}
        </StateChip>
        {view.failure && <span className="ui-fault">{view.failure}</span>}
        {!ended && <progress className="imp-progress" aria-label={t('imp.state.running')} />}
        {!ended && counts && (
          <span role="status">{t('imp.running', { read: counts.read, fresh: counts.new, refused: counts.refused })}</span>
        )}
      </div>
      {ended && counts && (
        <dl className="imp-counts">
          {numbers.map(key => (
            <div key={key} className={key === 'refused' && counts.refused > 0 ? 'is-bad' : undefined}>
              <dt>{t(`imp.${key}`)}</dt>
              <dd>{counts[key]}</dd>
            </div>
          ))}
        </dl>
      )}
      {ended && counts && counts.read > 1000 && (
        <p className="ui-soft">{t('imp.speed', { count: Math.round(counts.read / Math.max(0.001, counts.ms / 1000)) })}</p>
      )}
      {ended && problems.length > 0 && <Problems id={view.id} problems={problems} />}
      {ended && counts && problems.length === 0 && <p>{t('imp.problems.none')}</p>}
    </section>
  )
}

function Problems({ id, problems }: { id: string; problems: readonly ImportProblem[] }) {
  const t = useImportText()
  const columns: Column<ImportProblem & { n: number }>[] = [
    { id: 'line', title: t('imp.col.line'), width: '5em', number: true, sortBy: p => p.line, cell: p => p.line },
    {
      id: 'what',
      title: t('imp.col.what'),
      width: '7em',
      sortBy: p => p.what,
      cell: p => <StateChip tone={tones[p.what]}>{t(`imp.what.${p.what}`)}</StateChip>,
    },
    { id: 'reason', title: t('imp.col.reason'), sortBy: p => p.message, cell: p => p.message },
    { id: 'column', title: t('imp.col.column'), width: '11em', cell: p => p.column ?? p.field },
    { id: 'value', title: t('imp.col.value'), width: '14em', cell: p => p.value },
    { id: 'number', title: t('imp.col.number'), width: '12em', cell: p => p.external },
  ]
  return (
    <div className="ui-stack">
      <div className="ui-row" style={{ justifyContent: 'space-between' }}>
        <h3>{t('imp.problems')}</h3>
        <a href={address(`/imports/${id}/problems.csv`)} download>
          {t('imp.problems.file')}
        </a>
      </div>
      {problems.length >= 300 && <p className="ui-soft">{t('imp.problems.first', { count: problems.length })}</p>}
      <Table
        caption={t('imp.problems')}
        columns={columns}
        rows={problems.map((problem, n) => ({ ...problem, n }))}
        rowId={p => String(p.n)}
        height={`min(60dvh, ${6 + problems.length * 2.75}rem)`}
        minWidth="52em"
      />
    </div>
  )
}

import { useMemo } from 'react'
import { Link } from 'wouter'
import type { EntryRow } from '#contract/entries'
import type { FieldData, FieldKind } from '#kernel/define/field'
import { useLanguage } from '../../../shell/preferences.ts'
import type { Column } from '../../../shell/ui/data-table.tsx'
import type { ShownColumn } from '../../../shell/ui/use-columns.ts'
import { When } from '../../../shell/ui/when.tsx'
import { areaName, useNames } from '../../data/names.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { FreshChip } from '../parts/freshness.tsx'
import { EntryValue } from '../parts/value.tsx'
import { useRegText } from '../text.ts'

const widths: Readonly<Partial<Record<FieldKind, string>>> = {
  choices: '12em',
  yesno: '5em',
  count: '8.5em',
  amount: '9em',
  day: '8em',
  span: '7em',
  phone: '9em',
  unit: '11em',
}

/** As wide as the longest option, within reason: a Chinese letter is an em, a Latin one about half. */
function widthOf(field: FieldData): string | undefined {
  if (field.kind !== 'choice') return widths[field.kind]
  const ems = Object.values(field.options ?? {}).map(title =>
    [...title].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.55), 0),
  )
  return `${Math.min(13, Math.max(4, ...ems) + 2).toFixed(1)}em`
}

/** What stands in sight until somebody chooses: the name, what the definition lists, and how fresh it is. */
export function firstColumns({ def }: LedgerSeen, roomy: boolean): readonly ShownColumn[] {
  const listed = def.list.filter(column => column !== def.ledger.name)
  const some = roomy ? listed : listed.filter(column => column !== def.key).slice(0, 3)
  return ['$name', ...some, ...(roomy && def.ledger.place ? ['$area'] : []), '$fresh'].map(id => ({ id, width: null }))
}

/** Every column a list of entries can have; the office orders by name, by change and by freshness. */
export function useEntryColumns(ledger: LedgerSeen): Column<EntryRow>[] {
  const t = useRegText()
  const names = useNames()
  const language = useLanguage()
  return useMemo(() => {
    const { def } = ledger
    const own = Object.entries(def.columns).filter(([key, field]) => key !== def.ledger.name && !field.personal)
    return [
      {
        id: '$name',
        title: def.columns[def.ledger.name]?.title ?? t('reg.col.name'),
        sortBy: row => row.name,
        cell: row => (
          <Link href={`/${ledger.name}/${row.id}`} title={row.name}>
            {row.name || row.key}
          </Link>
        ),
      },
      ...own.map(
        ([key, field]): Column<EntryRow> => ({
          id: key,
          title: field.title,
          width: key === def.key ? '8em' : widthOf(field),
          number: field.kind === 'count' || field.kind === 'amount',
          cell: row => <EntryValue ledger={ledger} column={key} value={row.data[key]} names={row.names} />,
        }),
      ),
      ...(def.ledger.place
        ? [
            {
              id: '$area',
              title: t('reg.col.area'),
              width: '10em',
              cell: (row: EntryRow) => areaName(names(row.community), names(row.grid)) || (row.unplaced ? t('reg.unplaced') : ''),
            },
          ]
        : []),
      {
        id: '$fresh',
        title: t('reg.col.fresh'),
        width: language === 'zh' ? '7.5em' : '9em',
        sortBy: row => row.freshUntil,
        cell: row => <FreshChip row={row} />,
      },
      {
        id: '$changed',
        title: t('reg.col.changed'),
        width: '10em',
        sortBy: row => row.changedAt,
        cell: row => <When at={row.changedAt} />,
      },
      { id: '$confirmed', title: t('reg.col.confirmed'), width: '10em', cell: row => <When at={row.confirmedAt} /> },
    ]
  }, [ledger, names, language, t])
}

import { useState } from 'react'
import type { RegisterRow } from '#contract/office'
import type { FieldKind } from '#kernel/define/field'
import type { RegisterData } from '#kernel/define/register'
import { FieldShow } from '../../../fields/field.tsx'
import { sayDay } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button, buttonClass } from '../../../shell/ui/button.tsx'
import { ButtonLink } from '../../../shell/ui/button-link.tsx'
import type { Column } from '../../../shell/ui/data-table.tsx'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { useProgrammes, useRegister, useUnits } from '../../data/office.ts'
import { Sources } from '../../data/sources.tsx'
import { useHasRole } from '../data.ts'
import { Listing, matching, Search } from '../parts/listing.tsx'
import { Table } from '../parts/table.tsx'
import { useText } from '../text.ts'
import { History } from './history.tsx'
import { ImportForm } from './import-form.tsx'
import { RowForm } from './row-form.tsx'
import { useRegisterText } from './text.ts'

/** Long words get the room that short kinds leave. */
const widths: Readonly<Partial<Record<FieldKind, string>>> = {
  text: '9em',
  span: '8em',
  choice: '6em',
  unit: '13em',
  day: '8em',
  count: '6em',
}

/** Where no long words are shown, names get the room. */
const plainWidth = (kind: FieldKind) => (kind === 'text' ? undefined : (widths[kind] ?? '14em'))

type Open = { what: 'row'; row: RegisterRow | undefined } | { what: 'history'; row: RegisterRow } | { what: 'import' }

export default function RegisterPage({ programme: id, register }: { programme: string; register: string }) {
  const t = useText()
  const { data } = useProgrammes()
  const programme = data?.programmes.find(one => one.id === id)
  const def = programme?.registers[register]
  if (!data) return <Skeleton lines={8} />
  if (!def)
    return (
      <EmptyState title={t('shell.error.notfound')} action={<ButtonLink to="/registers">{t('admin.registers')}</ButtonLink>} />
    )
  return (
    <Sources programme={programme}>
      <Register path={`/registers/${id}/${register}`} programme={id} register={register} def={def} />
    </Sources>
  )
}

/** Words of a row to search in, the names of its units too. */
function useRowWords() {
  const { data: units = [] } = useUnits()
  return (row: RegisterRow) => [
    row.key,
    ...Object.values(row.data).map(value => (typeof value === 'string' ? value : '')),
    ...Object.values(row.data).map(value => units.find(unit => unit.id === value)?.name ?? ''),
  ]
}

type RegisterProps = { path: string; programme: string; register: string; def: RegisterData }

function Register({ path, programme, register, def }: RegisterProps) {
  const t = useText()
  const asked = useRegister(programme, register)
  const mayEdit = useHasRole()(...def.edit)
  const language = useLanguage()
  const own = useRegisterText()
  const words = useRowWords()
  const [typed, setTyped] = useState('')
  const [current, setCurrent] = useState<string>()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const plain = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? value : undefined)
  const hasNote = def.list.some(column => def.columns[column]?.kind === 'note')
  const columns: Column<RegisterRow>[] = Object.entries(def.columns).map(([key, field]) => ({
    id: key,
    title: field.title,
    width: key === def.key ? '8em' : hasNote ? widths[field.kind] : plainWidth(field.kind),
    hidden: !def.list.includes(key),
    sortBy: row => plain(row.data[key]),
    cell: row =>
      key === def.key ? (
        <Button look="quiet" size="small" onPress={() => setOpen({ what: 'row', row })}>
          {row.key}
        </Button>
      ) : row.data[key] === undefined || row.data[key] === null ? (
        '—'
      ) : (
        <FieldShow field={field} value={row.data[key]} />
      ),
  }))
  columns.push({
    id: '$from',
    title: own('registers.from'),
    width: '10em',
    sortBy: row => row.from,
    cell: row => sayDay(row.from, Date.now(), language),
  })
  const add = mayEdit && (
    <Button look="main" onPress={() => setOpen({ what: 'row', row: undefined })}>
      {t('admin.row.add')}
    </Button>
  )
  return (
    <Page
      title={def.title}
      back={{ to: '/registers', label: t('admin.registers') }}
      width="full"
      actions={
        <>
          {add}
          {mayEdit && <Button onPress={() => setOpen({ what: 'import' })}>{t('admin.import.excel')}</Button>}
          <a className={buttonClass()} href={`/api${path}/export.xlsx`} download>
            {t('admin.export.excel')}
          </a>
        </>
      }
    >
      <Listing asked={asked} empty={{ title: t('admin.register.empty'), lead: t('admin.register.empty.lead'), action: add }}>
        {rows => (
          <div className="ui-stack">
            <Search value={typed} onChange={setTyped} hint={t('admin.register.search')} />
            <Table
              caption={def.title}
              columns={columns}
              rows={matching(rows, typed, words)}
              rowId={row => row.key}
              currentId={current}
              onCurrent={row => setCurrent(row.key)}
              onOpen={row => setOpen({ what: 'row', row })}
              remember={`register.${programme}.${register}`}
              height="calc(100dvh - 17rem)"
              minWidth="60em"
              empty={<p className="admin-none">{t('admin.search.none', { text: typed })}</p>}
            />
          </div>
        )}
      </Listing>
      {open?.what === 'row' && (
        <RowForm
          path={path}
          def={def}
          row={open.row}
          mayEdit={mayEdit}
          onHistory={row => setOpen({ what: 'history', row })}
          onClose={close}
        />
      )}
      {open?.what === 'history' && <History path={path} def={def} row={open.row} onClose={close} />}
      {open?.what === 'import' && <ImportForm path={path} def={def} onClose={close} />}
    </Page>
  )
}

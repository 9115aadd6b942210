import { useMemo, useState } from 'react'
import { FormFields, type FormValues } from '../fields/form.tsx'
import { FieldSourcesContext } from '../fields/sources.ts'
import { OfficeMap } from '../map/map.tsx'
import { Switch } from '../overlay/switch.tsx'
import { ClockChip } from '../shell/ui/clock-chip.tsx'
import { type Column, DataTable } from '../shell/ui/data-table.tsx'
import { EmptyState } from '../shell/ui/empty-state.tsx'
import { StateChip } from '../shell/ui/state-chip.tsx'
import type { Tone } from '../shell/ui/tone.tsx'
import { now } from './content.tsx'
import { Part } from './part.tsx'
import { bounds, everyKind, sampleCases, sampleLayers, useText } from './samples.ts'

const asked = new URLSearchParams(location.search)
type Row = { id: string; title: string; place: string; unit: string; tone: Tone; due: number }

export function Table() {
  const t = useText()
  const [current, setCurrent] = useState('A-2026-000302')
  const rows = useMemo<Row[]>(
    () =>
      sampleCases(5000, t).map((one, i) => ({
        id: `A-2026-${String(300 + i).padStart(6, '0')}`,
        title: one.title,
        place: t(`gallery.place.${((i % 3) + 1) as 1 | 2 | 3}`),
        unit: t(`gallery.unit.${((i % 3) + 1) as 1 | 2 | 3}`),
        tone: one.tone,
        due: now + (i - 3) * 5_400_000,
      })),
    [t],
  )
  const columns: Column<Row>[] = [
    { id: 'number', title: t('gallery.col.number'), width: '9.5em', cell: row => row.id, sortBy: row => row.id },
    { id: 'title', title: t('gallery.col.title'), cell: row => row.title, sortBy: row => row.title },
    { id: 'place', title: t('gallery.col.place'), width: '9em', cell: row => row.place, sortBy: row => row.place },
    { id: 'unit', title: t('gallery.col.unit'), width: '12em', cell: row => row.unit },
    {
      id: 'state',
      title: t('gallery.col.state'),
      width: '10.5em',
      cell: row => <StateChip tone={row.tone}>{t(`shell.state.${row.tone}`)}</StateChip>,
    },
    {
      id: 'clock',
      title: t('gallery.col.clock'),
      width: '9em',
      sortBy: row => row.due,
      cell: row => <ClockChip plain now={now} due={row.due} warnAt={row.due - 9_000_000} />,
    },
  ]
  const [empty, setEmpty] = useState(false)
  return (
    <Part name="list">
      <div className="g-narrow">
        <Switch label={t('gallery.list.empty')} checked={empty} onChange={setEmpty} />
      </div>
      <DataTable
        caption={t('gallery.queue')}
        columns={columns}
        rows={empty ? [] : rows}
        rowId={row => row.id}
        currentId={current}
        onCurrent={row => setCurrent(row.id)}
        remember="gallery"
        height="24rem"
        empty={<EmptyState title={t('gallery.empty')}>{t('gallery.empty.text')}</EmptyState>}
      />
    </Part>
  )
}

export function Maps() {
  const t = useText()
  const layers = useMemo(() => sampleLayers(t), [t])
  const cases = useMemo(() => sampleCases(Number(asked.get('cases') ?? 400), t), [t])
  const [current, setCurrent] = useState<string>()
  const list = (
    <ul className="ui-stack">
      {cases.slice(0, 8).map(one => (
        <li key={one.id}>
          <StateChip tone={one.tone}>{one.title}</StateChip>
        </li>
      ))}
    </ul>
  )
  return (
    <Part name="map">
      <OfficeMap
        label={t('gallery.office')}
        bounds={bounds}
        layers={layers}
        cases={cases}
        currentId={current}
        onCase={setCurrent}
        tints={{ g8: 'red', g13: 'amber' }}
        attribution={t('gallery.source')}
        listBeside={list}
        height="30rem"
      />
    </Part>
  )
}

export function Fields() {
  const t = useText()
  const [values, setValues] = useState<FormValues>({ choice: 'c' })
  const fields = useMemo(() => everyKind(t), [t])
  const sources = useMemo(() => {
    const named = ([1, 2, 3] as const).map(i => ({ id: `u${i}`, name: t(`gallery.unit.${i}`) }))
    return { units: named, items: () => named, map: { bounds, layers: sampleLayers(t) } }
  }, [t])
  return (
    <Part name="fields">
      <FieldSourcesContext value={sources}>
        <FormFields fields={fields} values={values} onChange={setValues} />
      </FieldSourcesContext>
    </Part>
  )
}

import { useMemo, useState } from 'react'
import { FormFields, type FormValues } from '../fields/form.tsx'
import { FieldSourcesContext } from '../fields/sources.ts'
import { OfficeMap } from '../map/map.tsx'
import { startFace } from '../shell/start.tsx'
import { ClockChip } from '../shell/ui/clock-chip.tsx'
import { type Column, DataTable } from '../shell/ui/data-table.tsx'
import { Page, Panel, Top } from '../shell/ui/page.tsx'
import { Pager } from '../shell/ui/pager.tsx'
import { StateChip } from '../shell/ui/state-chip.tsx'
import { ThemeSwitch } from '../shell/ui/switches.tsx'
import { Tabs } from '../shell/ui/tabs.tsx'
import type { Tone } from '../shell/ui/tone.tsx'
import { Buttons, CaseStory, Form, States } from './parts.tsx'
import { bounds, everyKind, sampleCases, sampleLayers, useText } from './samples.ts'

const now = Date.parse('2026-03-05T16:30:00+08:00')
const asked = new URLSearchParams(location.search)
type Row = { id: string; title: string; place: string; unit: string; tone: Tone; due: number }

function Table() {
  const t = useText()
  const [tab, setTab] = useState('mine')
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
  const tabs = [
    { value: 'mine', label: t('gallery.tab.mine'), count: 12 },
    { value: 'unit', label: t('gallery.tab.unit'), count: 318 },
    { value: 'late', label: t('gallery.tab.late'), count: 3 },
  ]
  return (
    <Panel title={t('gallery.queue')}>
      <Tabs label={t('gallery.queue')} tabs={tabs} value={tab} onChange={setTab}>
        <DataTable
          caption={t('gallery.queue')}
          columns={columns}
          rows={rows}
          rowId={row => row.id}
          currentId={current}
          onCurrent={row => setCurrent(row.id)}
          remember="gallery"
          height="24rem"
        />
      </Tabs>
      <Pager from={0} shown={50} total={318} onNext={() => undefined} />
    </Panel>
  )
}

function Maps() {
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
    <Panel title={t('gallery.map')}>
      <OfficeMap
        label={t('gallery.map')}
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
    </Panel>
  )
}

function Fields() {
  const t = useText()
  const [values, setValues] = useState<FormValues>({})
  const sources = useMemo(() => {
    const named = ([1, 2, 3] as const).map(i => ({ id: `u${i}`, name: t(`gallery.unit.${i}`) }))
    return { units: named, items: () => named, map: { bounds, layers: sampleLayers(t) } }
  }, [t])
  return (
    <Panel title={t('gallery.fields')}>
      <FieldSourcesContext value={sources}>
        <FormFields fields={everyKind} values={values} onChange={setValues} />
      </FieldSourcesContext>
      <pre className="ui-soft">{JSON.stringify(values)}</pre>
    </Panel>
  )
}

function Gallery() {
  const t = useText()
  const nav = [
    { to: '/', label: t('gallery.home') },
    { to: '/queue', label: t('gallery.queue') },
    { to: '/map', label: t('gallery.map') },
  ]
  return (
    <>
      <Top office={t('gallery.office')} nav={nav}>
        <ThemeSwitch />
      </Top>
      <Page title={t('gallery.title')} lead={t('gallery.lead')} width="wide">
        <div className="ui-stack">
          <Buttons />
          <States />
          <Form />
          <CaseStory />
          <Table />
          <Maps />
          {asked.has('fields') && <Fields />}
        </div>
      </Page>
    </>
  )
}

startFace(<Gallery />, { base: '/gallery', density: asked.get('density') === 'desk' ? 'desk' : undefined })

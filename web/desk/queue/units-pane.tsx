import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useUnitLoads } from '../data/cases.ts'
import { nameIn } from '../data/names.ts'
import { type Kind, useUnits } from '../data/office.ts'
import { useQueueText } from './text.ts'

/** What a dragged row carries. */
export const CARRIED = 'cases'
const carried = (data: Record<string | symbol, unknown>): readonly string[] =>
  Array.isArray(data[CARRIED]) ? data[CARRIED].filter(one => typeof one === 'string') : []

type UnitsPaneProps = {
  kind: Kind
  /** The cases a press on a unit means: the selected ones, or the current one. */
  meant: readonly string[]
  onGive: (cases: readonly string[], unit: string) => void
}

/** Every unit with what it has in hand; cases are dropped on it, or given to it by a press. */
export function UnitsPane({ kind, meant, onGive }: UnitsPaneProps) {
  const t = useQueueText()
  const language = useLanguage()
  const { data: units = [] } = useUnits()
  const { data: loads } = useUnitLoads(kind.type)
  const [words, setWords] = useState('')
  const rows = useMemo(() => {
    const load = new Map(loads?.rows.map(one => [one.unit, one]))
    const shown = units.filter(
      unit => unit.active && (nameIn(language, unit).includes(words.trim()) || unit.name.includes(words.trim())),
    )
    return shown
      .map(unit => ({
        id: unit.id,
        name: nameIn(language, unit),
        open: load.get(unit.id)?.open ?? 0,
        late: load.get(unit.id)?.late ?? 0,
      }))
      .sort((a, b) => b.open - a.open || a.name.localeCompare(b.name, language))
  }, [units, loads, words, language])
  const can = Object.values(kind.def.steps).some(step => step.assign && step.ask?.[step.assign]?.kind === 'unit')
  return (
    <div className="desk-units">
      <h2>{t(can ? 'queue.units.title' : 'queue.units.hand')}</h2>
      {can && <p className="ui-soft">{t(meant.length > 0 ? 'queue.units.lead' : 'queue.units.nothing')}</p>}
      <TextField label={t('queue.units.search')} value={words} onChange={setWords} inputMode="search" />
      <ul>
        {rows.map(unit => (
          <Unit key={unit.id} unit={unit} meant={can ? meant : []} can={can} onGive={onGive} />
        ))}
      </ul>
    </div>
  )
}

type UnitProps = {
  unit: { readonly id: string; readonly name: string; readonly open: number; readonly late: number }
  meant: readonly string[]
  can: boolean
  onGive: UnitsPaneProps['onGive']
}

function Unit({ unit, meant, can, onGive }: UnitProps) {
  const t = useQueueText()
  const line = useRef<HTMLLIElement>(null)
  const [over, setOver] = useState(false)
  const give = useRef(onGive)
  useEffect(() => {
    give.current = onGive
  })
  useEffect(() => {
    if (!line.current || !can) return
    return dropTargetForElements({
      element: line.current,
      canDrop: ({ source }) => carried(source.data).length > 0,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        give.current(carried(source.data), unit.id)
      },
    })
  }, [unit.id, can])
  return (
    <li ref={line} className={over ? 'is-over' : undefined} data-unit={unit.id}>
      <span className="desk-unit-name">{unit.name}</span>
      <span className="desk-unit-load">
        {t('queue.units.load', { open: unit.open })}
        {unit.late > 0 && <strong> {t('queue.units.late', { late: unit.late })}</strong>}
      </span>
      {meant.length > 0 && (
        <Button
          size="small"
          look="quiet"
          label={t('queue.units.give.to', { unit: unit.name })}
          onPress={() => onGive(meant, unit.id)}
        >
          {t('queue.units.give')}
        </Button>
      )}
    </li>
  )
}

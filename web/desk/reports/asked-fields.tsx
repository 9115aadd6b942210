import type { Source } from '#contract/reports'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { usePeople } from '../admin/data.ts'
import { useUnits } from '../data/office.ts'
import { useSources } from './data.ts'
import type { SourceOf } from './source-fields.tsx'
import { useReportText } from './text.ts'

type Props = { source: SourceOf<'asked'>; set: (source: Source) => void }

/** Who is asked, for what, and into which register the answer goes. */
export function AskedFields({ source, set }: Props) {
  const t = useReportText()
  const { data: people = [] } = usePeople()
  const { data: units = [] } = useUnits()
  const { data: offer } = useSources()
  const registers = offer?.registers.filter(r => r.ledger) ?? []
  const goes = source.goes
  const columns = registers.find(r => r.name === goes?.register)?.columns ?? []
  const { person: _, unit: __, goes: ___, ...bare } = source
  return (
    <>
      <Select
        label={t('rep.person')}
        value={source.person}
        onChange={person => set({ ...bare, ...(goes && { goes }), ...(person && { person }) })}
        options={people.map(p => ({ value: p.id, label: p.name }))}
      />
      {source.person === undefined && (
        <Select
          label={t('rep.unit')}
          value={source.unit}
          onChange={unit => set({ ...bare, ...(goes && { goes }), ...(unit && { unit }) })}
          options={units.map(u => ({ value: u.id, label: u.name }))}
        />
      )}
      <Select
        label={t('rep.as')}
        empty={false}
        value={source.as}
        onChange={as => set({ ...source, as: as === 'text' ? 'text' : 'number' })}
        options={[
          { value: 'number', label: t('rep.as.number') },
          { value: 'text', label: t('rep.as.text') },
        ]}
      />
      <TextField label={t('rep.hint')} optional value={source.hint} maxLength={200} onChange={hint => set({ ...source, hint })} />
      {registers.length > 0 && (
        <Select
          label={t('rep.goes')}
          hint={t('rep.goes.hint')}
          value={goes?.register}
          onChange={register => {
            const { goes: _, ...rest } = source
            const column = registers.find(r => r.name === register)?.columns[0]?.value
            set(register && column ? { ...rest, goes: { register, key: '', column } } : rest)
          }}
          options={registers.map(r => ({ value: r.name, label: r.title }))}
        />
      )}
      {goes && (
        <>
          <TextField
            label={t('rep.goes.key')}
            value={goes.key}
            maxLength={200}
            onChange={key => set({ ...source, goes: { ...goes, key } })}
          />
          <Select
            label={t('rep.column')}
            empty={false}
            value={goes.column}
            onChange={column => set({ ...source, goes: { ...goes, column: column ?? goes.column } })}
            options={columns.map(c => ({ value: c.value, label: c.title }))}
          />
        </>
      )}
    </>
  )
}

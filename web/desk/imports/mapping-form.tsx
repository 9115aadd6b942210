import { useState } from 'react'
import type { FieldFrom, ImportMapping } from '#contract/case-import'
import type { CaseData } from '#kernel/index'
import { Button } from '../../shell/ui/button.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import {
  fromChoice,
  namedColumns,
  sayColumn,
  toChoice,
  withEnd,
  withField,
  withId,
  withMoment,
  withPlace,
  withStatus,
} from './mapping.ts'
import { useImportText } from './text.ts'

type Column = NonNullable<FieldFrom['column']>
type Props = { def: CaseData; mapping: ImportMapping; columns: readonly string[]; onChange: (mapping: ImportMapping) => void }

/** Which column is what: the usual by lists of choices, everything else as the mapping itself. */
export function MappingForm({ def, mapping, columns, onChange }: Props) {
  const t = useImportText()
  const options = namedColumns(columns)
  const pick = (label: string, column: Column | undefined, set: (column: Column | undefined) => void, hint?: string) => {
    const choice = toChoice(column)
    const own = options.map(title => ({ value: JSON.stringify(title), label: title }))
    const joined = choice !== undefined && !own.some(one => one.value === choice)
    return (
      <Select
        key={label}
        label={label}
        hint={hint}
        empty={t('imp.map.none')}
        value={choice}
        options={joined ? [{ value: choice, label: sayColumn(column!) }, ...own] : own}
        onChange={picked => set(fromChoice(picked))}
      />
    )
  }
  const fields = Object.entries(def.form).filter(
    ([, field]) => !['photos', 'place', 'units', 'checks', 'rows', 'span'].includes(field.kind),
  )
  const imports = mapping.channel === 'import'
  // The order's number is the number itself.
  const shown = fields.filter(([key, field]) => (imports ? !field.passedOn : key !== 'order'))
  const status = mapping.ended?.status
  return (
    <div className="ui-stack">
      <div className="imp-columns">
        {pick(
          t('imp.map.id'),
          mapping.id,
          column => column !== undefined && !Array.isArray(column) && onChange(withId(mapping, column)),
          t('imp.map.id.hint'),
        )}
        {imports &&
          pick(t('imp.map.filedAt'), mapping.filedAt?.column, column => onChange(withMoment(mapping, 'filedAt', column)))}
        {imports && pick(t('imp.map.dueAt'), mapping.dueAt?.column, column => onChange(withMoment(mapping, 'dueAt', column)))}
        {imports && pick(t('imp.map.endedAt'), mapping.ended?.at.column, column => onChange(withEnd(mapping, column)))}
        {imports &&
          mapping.ended &&
          pick(t('imp.map.status'), status?.column, column =>
            onChange(withStatus(mapping, column, status?.values ?? [t('imp.map.statusUsual')])),
          )}
        {imports && status && (
          <TextField
            label={t('imp.map.statusValues')}
            hint={t('imp.map.statusValues.hint')}
            value={status.values.join(', ')}
            onChange={typed =>
              onChange(
                withStatus(
                  mapping,
                  status.column,
                  typed.split(/[,，、]\s*/).filter((word, n, all) => word !== '' || n === all.length - 1),
                ),
              )
            }
          />
        )}
        {shown.map(([key, field]) =>
          pick(field.title, mapping.fields[key]?.column, column => onChange(withField(mapping, key, column))),
        )}
        {(['address', 'lng', 'lat'] as const).map(key =>
          pick(t(`imp.map.${key}`), mapping.place?.[key], column => onChange(withPlace(mapping, key, column))),
        )}
      </div>
      <Expert mapping={mapping} onChange={onChange} />
    </div>
  )
}

function Expert({ mapping, onChange }: Pick<Props, 'mapping' | 'onChange'>) {
  const t = useImportText()
  const [typed, setTyped] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const use = () => {
    try {
      onChange(JSON.parse(typed ?? '') as ImportMapping)
      setTyped(undefined)
      setWrong(undefined)
    } catch (error) {
      setWrong((error as Error).message)
    }
  }
  return (
    <details>
      <summary>{t('imp.map.expert')}</summary>
      <div className="ui-stack imp-expert">
        <TextArea
          label={t('imp.map.expert')}
          hint={t('imp.map.expert.hint')}
          rows={14}
          value={typed ?? JSON.stringify(mapping, null, 2)}
          error={wrong === undefined ? undefined : t('imp.map.broken', { words: wrong })}
          onChange={setTyped}
        />
        <div className="ui-row">
          <Button disabled={typed === undefined} onPress={use}>
            {t('imp.map.use')}
          </Button>
        </div>
      </div>
    </details>
  )
}

import { useState } from 'react'
import type { RegisterRow } from '#contract/office'
import type { RegisterData } from '#kernel/define/register'
import { FormFields, type FormValues } from '../../../fields/form.tsx'
import { api } from '../../../shell/api.ts'
import { sayExactly } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useSave } from '../parts/use-save.ts'
import { useText } from '../text.ts'
import { useRegisterText } from './text.ts'

type Props = {
  path: string
  def: RegisterData
  row: RegisterRow | undefined
  mayEdit: boolean
  onHistory: (row: RegisterRow) => void
  onClose: () => void
}

const filled = (data: FormValues): FormValues =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined))

/** One row of a register, asked by the register's own definition. Saving makes a new version; the old ones stay. */
export function RowForm({ path, def, row, mayEdit, onHistory, onClose }: Props) {
  const t = useText()
  const own = useRegisterText()
  const language = useLanguage()
  const { save: saveNow, error } = useSave()
  const [values, setValues] = useState<FormValues>(filled(row?.data ?? {}))
  const key = row?.key ?? String(values[def.key] ?? '').trim()
  const save = async () => {
    await api.put(`${path}/${encodeURIComponent(key)}`, { version: row?.version ?? 0, data: values })
    toast(t('admin.row.saved', { key }))
    await changed('register')
  }
  const end = async () => {
    const { done } = await saveNow(async () => {
      await api.remove(`${path}/${encodeURIComponent(key)}`, { query: { version: row?.version ?? 0 } })
      toast(t('admin.row.ended', { key }))
      await changed('register')
    })
    if (done) onClose()
  }
  const others = Object.keys(def.columns).filter(column => row === undefined || column !== def.key)
  return (
    <FormDialog
      title={row ? t('admin.row.edit', { key }) : t('admin.row.add')}
      save={t('shell.save')}
      disabled={!mayEdit || key === ''}
      onSave={save}
      onClose={onClose}
      more={
        row && (
          <>
            <Button look="quiet" onPress={() => onHistory(row)}>
              {t('admin.row.history')}
            </Button>
            {mayEdit && (
              <Button look="danger" confirm={t('admin.row.end.confirm')} onPress={end}>
                {t('admin.row.end')}
              </Button>
            )}
          </>
        )
      }
    >
      {errors => (
        <>
          {error !== undefined && <ErrorNote error={error} />}
          {row && <p className="ui-soft">{own('registers.since', { when: sayExactly(row.from, language) })}</p>}
          <FormFields
            fields={def.columns}
            only={others}
            values={values}
            onChange={setValues}
            errors={errors}
            disabled={!mayEdit}
          />
        </>
      )}
    </FormDialog>
  )
}

import { type ReactNode, useState } from 'react'
import type { EntryRow } from '#contract/entries'
import type { FieldsData } from '#kernel/index'
import { FormFields, type FormValues } from '../../../fields/form.tsx'
import { Button } from '../../../shell/ui/button.tsx'
import { Facts } from '../../../shell/ui/facts.tsx'
import { partsOf } from '../data/columns.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { EntryValue } from '../parts/value.tsx'
import { useRegText } from '../text.ts'
import { askedColumns, personalColumns } from './fields.ts'

type EntryFormProps = {
  ledger: LedgerSeen
  values: FormValues
  onChange: (values: FormValues) => void
  errors: Readonly<Record<string, string>>
  /** What the entry holds of persons, masked; such values are written anew or not at all. */
  masked?: FormValues | undefined
  names?: EntryRow['names'] | undefined
  isNew?: boolean
  children?: ReactNode
}

/** The columns of a register as a form, by what they are about. */
export function EntryForm({
  ledger,
  values,
  onChange,
  errors,
  masked = {},
  names = {},
  isNew = false,
  children,
}: EntryFormProps) {
  const t = useRegText()
  const { def } = ledger
  const key = def.columns[def.key]
  // Where nobody knows a thing by its key, the office can give one.
  const gives = isNew && key?.kind === 'text' && !key.form && def.key !== def.ledger.name
  const columns: FieldsData = gives
    ? { ...def.columns, [def.key]: { ...key, required: false, hint: t('reg.form.key') } }
    : def.columns
  const asked = askedColumns(columns)
  const kept = personalColumns(columns).filter(key => masked[key] !== undefined && masked[key] !== null)
  const [anew, setAnew] = useState<readonly string[]>(() => kept.filter(key => values[key] !== undefined))
  const veiled = kept.filter(key => !anew.includes(key))
  return (
    <>
      {partsOf(columns).map(({ part, keys }) => {
        const own = keys.filter(key => asked.includes(key))
        if (own.length === 0) return null
        return (
          <fieldset key={part} className="reg-form-part">
            <legend>{t(`reg.part.${part}`)}</legend>
            {own.some(key => columns[key]?.personal) && (
              <p className="ui-soft">{t('reg.form.personal', { service: ledger.def.ledger.service ?? '' })}</p>
            )}
            <FormFields
              fields={columns}
              only={own.filter(key => !veiled.includes(key))}
              values={values}
              errors={errors}
              onChange={onChange}
            />
            {own.some(key => veiled.includes(key)) && (
              <Facts
                facts={own
                  .filter(key => veiled.includes(key))
                  .map(key => [
                    columns[key]?.title ?? key,
                    <span key={key} className="ui-row">
                      <EntryValue ledger={ledger} column={key} value={masked[key]} names={names} />
                      <Button size="small" onPress={() => setAnew([...anew, key])}>
                        {t('reg.form.anew')}
                      </Button>
                    </span>,
                  ])}
              />
            )}
          </fieldset>
        )
      })}
      {children}
    </>
  )
}

import type { FieldData } from '#kernel/define/field'
import { FieldInput } from '../../fields/field.tsx'
import { namedRow, stillToCome } from '../../fields/named-row.ts'
import { FieldSourcesContext } from '../../fields/sources.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { CallOffice } from '../call-office.tsx'
import { loadRows, type PublicRegister, usePortal } from '../data/office.ts'
import { useText } from '../text.ts'

type ItemAskProps = {
  field: FieldData
  value: unknown
  onChange: (value: unknown) => void
  error?: string | undefined
  disabled?: boolean | undefined
}

/** One row of a list that everybody may read, such as the days on which leaders receive residents. */
export function ItemAsk(props: ItemAskProps) {
  const register = usePortal().registers.find(one => one.id === props.field.register)
  return register ? <Rows register={register} {...props} /> : <FieldInput {...props} />
}

function Rows({ register, ...props }: ItemAskProps & { register: PublicRegister }) {
  const t = useText()
  const language = useLanguage()
  const { data, error, reload } = useLoad(`rows/${register.programme}/${register.id}`, signal => loadRows(register, signal))
  if (error !== undefined) return <ErrorNote error={error} retry={reload} />
  if (!data) return <Skeleton lines={3} />
  const rows = stillToCome(register.def, data, today())
  if (rows.length === 0) {
    return (
      <section className="ui-stack">
        <h2>{props.field.title}</h2>
        <p>{t('portal.item.none')}</p>
        <CallOffice />
      </section>
    )
  }
  const named = rows.map(row => namedRow(register.def, row, language))
  return (
    <FieldSourcesContext value={{ items: () => named }}>
      <FieldInput {...props} />
    </FieldSourcesContext>
  )
}

/** The office's own date, wherever the phone is. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now())

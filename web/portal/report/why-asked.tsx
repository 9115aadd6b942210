import type { FieldData } from '#kernel/define/field'
import { sayKept } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useText } from '../text.ts'

/** Why personal fields are asked: purpose, lawful ground, how long they are kept. Fields with the same reason share a line. */
export function WhyAsked({ fields }: { fields: readonly FieldData[] }) {
  const t = useText()
  const language = useLanguage()
  const lines = new Map<string, { titles: string[]; field: FieldData }>()
  for (const field of fields) {
    if (!field.personal) continue
    const key = JSON.stringify(field.personal)
    const known = lines.get(key) ?? { titles: [], field }
    known.titles.push(field.title)
    lines.set(key, known)
  }
  if (lines.size === 0) return null
  return (
    <div className="p-why">
      <strong>{t('portal.why.title')}</strong>
      {[...lines].map(([key, { titles, field }]) => (
        <p key={key}>
          {field.personal &&
            t('portal.why.line', {
              titles: titles.join(language === 'zh' ? '、' : ', '),
              purpose: field.personal.purpose,
              basis: t(`portal.why.basis.${field.personal.basis}`),
              span: sayKept(field.personal.keep, language),
            })}
        </p>
      ))}
      {fields.every(field => !field.required) && <p>{t('portal.why.free')}</p>}
    </div>
  )
}

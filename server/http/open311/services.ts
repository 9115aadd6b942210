import type { FieldData } from '#kernel/index'
import type { App } from '../../app.ts'
import { type CaseType, inLanguage } from '../../store/definitions.ts'
import type { Snapshot } from '../../store/directory.ts'
import { toldTypes } from '../../store/published/published-kinds.ts'
import { type Open311Words, open311Words } from '../../words/open311.ts'
import { missing } from './problem.ts'
import type { Value } from './render.ts'

/** A kind of matter as callers of GeoReport know it. `kind` null: whoever files it leaves the sorting to the office. */
export interface Service {
  readonly code: string
  readonly of: CaseType
  readonly kind: string | null
  readonly name: string
  readonly group: string
  readonly attributes: readonly Attribute[]
}
export interface Attribute {
  readonly code: string
  readonly field: FieldData
  readonly datatype: 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist'
  readonly values: readonly { readonly key: string; readonly name: string }[]
}

export const serviceCode = (type: string, kind: unknown): string => (typeof kind === 'string' ? `${type}-${kind}` : type)

const datatypes: Partial<Record<FieldData['kind'], Attribute['datatype']>> = {
  text: 'string',
  note: 'text',
  count: 'number',
  amount: 'number',
  day: 'datetime',
  moment: 'datetime',
  choice: 'singlevaluelist',
  yesno: 'singlevaluelist',
  item: 'singlevaluelist',
  choices: 'multivaluelist',
}

/** Longer registers are no list to choose from: their key is sent as text. */
const mostValues = 500

function valuesOf(of: CaseType, field: FieldData, snapshot: Snapshot, w: Open311Words): Attribute['values'] {
  if (field.kind === 'yesno') return [['true', w.yes] as const, ['false', w.no] as const].map(([key, name]) => ({ key, name }))
  if (field.kind !== 'item') return Object.entries(field.options ?? {}).map(([key, name]) => ({ key, name }))
  const register = of.programme.registers[field.register ?? '']
  const rows = snapshot.registers.get(`${of.programme.id}.${field.register}`) ?? new Map<string, Record<string, unknown>>()
  const titles = register?.list.filter(name => name !== register.key && register.columns[name]?.kind === 'text') ?? []
  if (rows.size > mostValues) return []
  return [...rows].map(([key, row]) => ({
    key,
    name:
      titles
        .map(name => row[name])
        .filter(Boolean)
        .join(' · ') || key,
  }))
}

/** What the form asks beyond words, place, pictures, kind and who reports: those have parameters of their own. */
function attributesOf(of: CaseType, lang: 'zh' | 'en', snapshot: Snapshot, taken: readonly (string | null)[]): Attribute[] {
  const w = open311Words(lang)
  return Object.entries(inLanguage(of, lang).form).flatMap(([code, field]) => {
    const datatype = datatypes[field.kind]
    // A deadline is the office's to set, and what is personal has its own parameters.
    if (!datatype || field.personal || field.ahead || taken.includes(code)) return []
    const values = datatype.endsWith('list') ? valuesOf(of, field, snapshot, w) : []
    const long = field.kind === 'item' && values.length === 0
    return [{ code, field, datatype: long ? ('string' as const) : datatype, values }]
  })
}

/** Every kind of matter that may be filed through this interface. */
export function servicesOf(app: App, snapshot: Snapshot, lang: 'zh' | 'en'): Service[] {
  return toldTypes(app, snapshot).flatMap(told => {
    const def = inLanguage(told.of, lang)
    const attributes = attributesOf(told.of, lang, snapshot, [told.words, told.photos, 'kind'])
    return told.kinds.map(({ type, kind }) => ({
      code: serviceCode(type, kind),
      of: told.of,
      kind,
      name: kind === null ? def.title : (def.form.kind?.options?.[kind] ?? kind),
      group: def.title,
      attributes,
    }))
  })
}

/** @throws Problem 404 */
export function serviceBy(services: readonly Service[], code: string, w: Open311Words): Service {
  const found = services.find(service => service.code === code)
  if (!found) throw missing(w.noService(code))
  return found
}

export const tellService = ({ code, name, group, attributes, of }: Service): Value => ({
  service_code: code,
  service_name: name,
  description: group === name ? null : `${group} · ${name}`,
  metadata: attributes.length > 0,
  type: 'realtime',
  keywords: [...new Set([name, of.def.form.kind?.title].filter(word => word !== undefined))].join(','),
  group,
})

export const tellDefinition = ({ code, attributes }: Service, w: Open311Words): Value => ({
  service_code: code,
  attributes: attributes.map(({ code: attribute, field, datatype, values }, n) => ({
    variable: true,
    code: attribute,
    datatype,
    // What is asked only under a condition is not required of everybody.
    required: field.required && field.when === undefined,
    datatype_description: datatype === 'datetime' ? w.whenHint : (field.hint ?? null),
    order: n + 1,
    description: field.title,
    values: values.map(({ key, name }) => ({ key, name })),
  })),
})

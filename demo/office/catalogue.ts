import type { Span } from '#methods/working-time/index'
import { catalogueKeywords } from './catalogue-keywords.ts'
import { catalogueLines } from './catalogue-lines.ts'
import type { CatalogueRow, UnitKey } from './types.ts'
import type { Units } from './units.ts'

const units = { h: 'hour', wh: 'workhour', wd: 'workday', d: 'day' } as const
const urgencies = { u: 'urgent', o: 'ordinary', c: 'complex' } as const

export const classes: Readonly<Record<string, { readonly title: string; readonly kind: string }>> = {
  '01': { title: '道路设施', kind: 'street' },
  '02': { title: '环境卫生', kind: 'clean' },
  '03': { title: '街面秩序', kind: 'order' },
  '04': { title: '房屋楼栋', kind: 'building' },
  '05': { title: '绿化河道', kind: 'green' },
  '06': { title: '噪声油烟', kind: 'noise' },
  '07': { title: '安全隐患', kind: 'safety' },
  '08': { title: '水电气讯', kind: 'other' },
  '09': { title: '民生服务', kind: 'other' },
}

export type ReceiverKey = UnitKey | 'property' | 'committee'

export interface Matter {
  readonly code: string
  readonly kind: CatalogueRow['kind']
  readonly subclass: string
  readonly keywords: string
  readonly limit: Span
  readonly urgency: CatalogueRow['urgency']
  readonly lead: ReceiverKey
  readonly assists: readonly UnitKey[]
  readonly when: string
  readonly closed: string
}

const spanOf = (text: string): Span => {
  const [, amount, unit] = /^(\d+)(h|wh|wd|d)$/.exec(text) ?? []
  if (!amount) throw new RangeError(`"${text}" is no span`)
  return { amount: Number(amount), unit: units[unit as keyof typeof units] }
}

const said = new Map(catalogueKeywords.map(line => [line.slice(0, 4), line.split('|')]))
const kinds = { c: 'component', e: 'event' } as const

/** The street's list of matters, from its written lines. */
export const matters: readonly Matter[] = catalogueLines.map(line => {
  const [code, subclass, limit, urgency, lead, assists, when, closed] = line.split('|')
  const [, kind, keywords] = said.get(code ?? '') ?? []
  if (!closed || !keywords) throw new RangeError(`"${line}" lacks a part`)
  return {
    code: code!,
    kind: kinds[kind as keyof typeof kinds],
    subclass: subclass!,
    keywords,
    limit: spanOf(limit!),
    urgency: urgencies[urgency as keyof typeof urgencies],
    lead: lead as ReceiverKey,
    assists: assists ? (assists.split(' ') as UnitKey[]) : [],
    when: when!,
    closed,
  }
})

/** The unit a matter goes to when no place says otherwise. A property company or committee differs by community. */
export function defaultUnit(matter: Matter, { unit }: Pick<Units, 'unit'>): string {
  if (matter.lead === 'property') return unit.housing
  return matter.lead === 'committee' ? unit.centre : unit[matter.lead]
}

export const catalogueRows = (given: Units): CatalogueRow[] =>
  matters.map(matter => ({
    code: matter.code,
    kind: matter.kind,
    class: classes[matter.code.slice(0, 2)]!.title,
    subclass: matter.subclass,
    keywords: matter.keywords,
    when: matter.when,
    closed: matter.closed,
    limit: matter.limit,
    urgency: matter.urgency,
    unit: defaultUnit(matter, given),
  }))

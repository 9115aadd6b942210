import type { Over, Source, SourceOffer } from '#contract/reports'
import type { Programme } from '#kernel/index'
import { countedIndicators, countedRegisters, countedTypes, isNumber, type Lang, tellingFields } from './report-programmes.ts'

/** A source that a cell might mean, under the names people have for it, part by part. */
export interface Candidate {
  readonly source: Source
  readonly names: readonly (readonly string[])[]
}

const known = new WeakMap<readonly Programme[], readonly Candidate[]>()

/** Everything a heading might speak of: kinds of cases and their options, indicators, registers, their columns and figures. */
export function candidatesOf(programmes: readonly Programme[]): readonly Candidate[] {
  let found = known.get(programmes)
  if (!found) {
    found = [...indicatorCandidates(programmes), ...caseCandidates(programmes), ...registerCandidates(programmes)]
    known.set(programmes, found)
  }
  return found
}

const filed = ['受理', '受理件数', '收到', '上报', '发生', '件数']
const closed = ['办结', '办结件数', '处置', '化解', '完成', '办理']

const indicatorCandidates = (programmes: readonly Programme[]): Candidate[] =>
  countedIndicators(programmes, 'zh').flatMap(({ programme, key, i }) => {
    const base = { kind: 'indicator', programme, key, part: 'value' } as const
    const fields = tellingFields(i.of.form).filter(([field]) => i.by.includes(field))
    return [
      { source: base, names: [[i.title, `${i.of.title}${i.title}`]] },
      ...fields.flatMap(([field, , options]) =>
        Object.entries(options).map(([value, option]) => ({ source: { ...base, field, value }, names: [[i.title], [option]] })),
      ),
    ]
  })

const caseCandidates = (programmes: readonly Programme[]): Candidate[] =>
  countedTypes(programmes, 'zh').flatMap(({ type, def }) => {
    const of = (figure: 'filed' | 'closed' | 'open' | 'late') => ({ kind: 'cases', type, figure }) as const
    const options = tellingFields(def.form).flatMap(([field, , all]) =>
      Object.entries(all).flatMap(([value, option]) => [
        { source: { ...of('filed'), field, value }, names: [[option], [def.title, ...filed]] },
        { source: { ...of('closed'), field, value }, names: [[option], closed] },
      ]),
    )
    const plain = def.title
    return [
      { source: of('filed'), names: [[plain, `${plain}受理件数`], filed] },
      { source: of('closed'), names: [[plain, `${plain}办结件数`], closed] },
      { source: of('open'), names: [[plain], ['在办', '未办结', '正在办理']] },
      { source: of('late'), names: [[plain], ['超时', '超期', '逾期']] },
      ...options,
    ]
  })

const registerCandidates = (programmes: readonly Programme[]): Candidate[] =>
  countedRegisters(programmes, 'zh').flatMap(({ name, def }): Candidate[] => {
    const base = { kind: 'register', register: name } as const
    const title = [def.title, def.title.replace(/(台账|名册|登记|清单|目录|信息)$/, '')]
    const open = Object.entries(def.columns).filter(([, f]) => !f.personal)
    return [
      { source: { ...base, of: 'count', where: [] }, names: [title] },
      ...Object.entries(def.ledger?.figures ?? {}).map(([figure, f]) => ({
        source: { ...base, of: 'figure' as const, figure, where: [] },
        // 户数 alone may be that of anything: the register has to be meant, by the headings or by the title of the form.
        names: f.title.includes(def.title) ? [[f.title]] : [title, [f.title]],
      })),
      ...open.flatMap(([column, f]): Candidate[] => {
        if (isNumber(f.kind))
          return [{ source: { ...base, of: 'sum', column, where: [] }, names: [title, [f.title, ...(f.aka ?? [])]] }]
        if (f.kind === 'yesno')
          return [
            {
              source: { ...base, of: 'count', where: [{ op: 'is', field: column, value: true }] },
              names: [title, [f.title, ...(f.aka ?? [])]],
            },
          ]
        if (!f.options) return []
        const op = f.kind === 'choices' ? 'has' : 'is'
        return Object.entries(f.options).map(([value, option]) => ({
          source: { ...base, of: 'count' as const, where: [{ op, field: column, value }] },
          names: [title, [option, `${f.title}${option}`]],
        }))
      }),
    ]
  })

/** Which time a heading speaks of. */
export function overIn(labels: readonly string[]): Over {
  const said = labels.join(' ')
  if (/同期/.test(said)) return 'yearBefore'
  if (/上月|上期|上季|上年/.test(said)) return 'before'
  return /累计|至今|年初/.test(said) ? 'toDate' : 'period'
}

const options = (all: Readonly<Record<string, string>>) => Object.entries(all).map(([value, title]) => ({ value, title }))
const fieldsOffered = (all: ReturnType<typeof tellingFields>) =>
  all.map(([value, title, own]) => ({ value, title, options: options(own) }))

/** What a person may choose from. */
export const offerOf = (programmes: readonly Programme[], lang: Lang): SourceOffer => ({
  cases: countedTypes(programmes, lang).map(({ type, def }) => ({
    type,
    title: def.title,
    states: Object.entries(def.states).map(([value, state]) => ({ value, title: state.title })),
    fields: fieldsOffered(tellingFields(def.form)),
  })),
  indicators: countedIndicators(programmes, lang).map(({ programme, key, i }) => ({
    programme,
    key,
    title: i.title,
    kind: i.kind,
    fields: fieldsOffered(tellingFields(i.of.form).filter(([field]) => i.by.includes(field))),
  })),
  registers: countedRegisters(programmes, lang).map(({ name, def }) => ({
    name,
    title: def.title,
    ledger: def.ledger !== undefined,
    figures: Object.entries(def.ledger?.figures ?? {}).map(([value, f]) => ({ value, title: f.title })),
    columns: Object.entries(def.columns).flatMap(([value, f]) =>
      f.personal || ['photos', 'place', 'person', 'files'].includes(f.kind)
        ? []
        : [{ value, title: f.title, kind: f.kind, options: options(f.options ?? {}) }],
    ),
  })),
})

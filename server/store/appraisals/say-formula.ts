import type { UnitFormula } from '#contract/appraisals'
import type { App } from '../../app.ts'
import { appraisalWord } from '../../words/appraisals.ts'
import { offerOf } from '../reports/report-candidates.ts'

type Lang = 'zh' | 'en'
type Named = { readonly value: string; readonly title: string; readonly options: readonly { value: string; title: string }[] }

/** What a formula counts, in words: so that whoever is appraised knows by what. */
export function sayFormula({ programmes }: Pick<App, 'programmes'>, f: UnitFormula, lang: Lang): string {
  const offer = offerOf(programmes, lang)
  const word = (key: string, values: Record<string, string> = {}) => appraisalWord(lang, key, values)
  const only = (fields: readonly Named[], field: string | undefined, value: unknown) => {
    const of = fields.find(one => one.value === field)
    const said = typeof value === 'boolean' ? word(value ? 'yes' : 'no') : String(value)
    return of ? word('only', { field: of.title, value: of.options.find(o => o.value === value)?.title ?? said }) : ''
  }
  if (f.kind === 'promises') return word(f.plan === null ? 'promises' : 'promises.one')
  if (f.kind === 'cases') {
    const of = offer.cases.find(one => one.type === f.type)
    return (
      word(`cases.${f.figure}`, { title: of?.title ?? f.type }) +
      (f.value === undefined ? '' : only(of?.fields ?? [], f.field, f.value))
    )
  }
  if (f.kind === 'indicator') {
    const of = offer.indicators.find(one => one.programme === f.programme && one.key === f.key)
    return (
      word('indicator', { title: of?.title ?? f.key }) + (f.value === undefined ? '' : only(of?.fields ?? [], f.field, f.value))
    )
  }
  const of = offer.registers.find(one => one.name === f.register)
  const column = of?.columns.find(c => c.value === f.column)?.title ?? f.column
  const where = f.where.map(c => {
    if (c.op === 'filled') return word('filled', { field: of?.columns.find(one => one.value === c.field)?.title ?? c.field })
    if (c.op === 'is' || c.op === 'has') return only(of?.columns ?? [], c.field, c.value)
    const said = c.op === 'in' ? c.values.join(' / ') : String(c.value)
    return word(`op.${c.op}`, { field: of?.columns.find(one => one.value === c.field)?.title ?? c.field, value: said })
  })
  return word(`register.${f.of}`, { title: of?.title ?? f.register, column }) + where.join('')
}

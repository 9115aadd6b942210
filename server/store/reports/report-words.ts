import type { Bound, Ground } from '#contract/reports'
import type { Expr, FieldsData, Programme } from '#kernel/index'
import { type ReportWord, reportWord } from '../../words/reports.ts'
import type { Snapshot } from '../directory.ts'
import type { Days } from './report-period.ts'
import { countedIndicators, countedRegisters, countedTypes, type Lang } from './report-programmes.ts'

/** What it takes to say where a number comes from. */
export interface Speaking {
  readonly programmes: readonly Programme[]
  readonly snapshot: Snapshot
  readonly lang: Lang
}

/** The communities of the office in the order of their codes: the n-th row of a form that leaves their names open. */
export const communitiesInOrder = (snapshot: Snapshot): readonly { readonly id: string; readonly name: string }[] =>
  [...snapshot.places.values()].filter(p => p.kind === 'community').sort((a, b) => (a.code < b.code ? -1 : 1))

/** The community a cell speaks of; null for the whole office, undefined when there is no n-th. */
export function communityOf(snapshot: Snapshot, ground: Ground, report: string | null): string | null | undefined {
  if (ground.kind === 'report') return report
  return ground.kind === 'community' ? ground.id : communitiesInOrder(snapshot)[ground.n]?.id
}

/** What a source counts, of which ground and time, in sentences. `days` once a period is known. */
export function sayBound(speaking: Speaking, bound: Bound, days?: Days): string[] {
  const { source } = bound
  const counts = source.kind === 'cases' || source.kind === 'indicator' || source.kind === 'register' || source.kind === 'target'
  const now = source.kind === 'cases' && (source.figure === 'open' || source.figure === 'late')
  return [
    ...saySource(speaking, bound),
    ...(counts || source.kind === 'community' ? [sayGround(speaking, bound.ground)] : []),
    ...(source.kind === 'register'
      ? [reportWord(speaking.lang, days ? 'time.end' : `time.end.${bound.over}`, { day: days?.to ?? '' })]
      : []),
    ...(counts && source.kind !== 'register'
      ? [now ? reportWord(speaking.lang, 'time.now') : sayTime(speaking.lang, bound, days)]
      : []),
  ]
}

const sayTime = (lang: Lang, { over }: Bound, days?: Days): string =>
  days ? reportWord(lang, 'time.days', { ...days }) : reportWord(lang, `time.${over}`)

export function sayGround({ snapshot, lang }: Speaking, ground: Ground): string {
  if (ground.kind === 'report') return reportWord(lang, 'ground.report')
  const name = ground.kind === 'community' ? snapshot.places.get(ground.id)?.name : communitiesInOrder(snapshot)[ground.n]?.name
  return name !== undefined
    ? reportWord(lang, 'ground.community', { name })
    : reportWord(lang, 'ground.nth', { n: ground.kind === 'nth' ? ground.n + 1 : '' })
}

function saySource({ programmes, snapshot, lang }: Speaking, { source: s }: Bound): string[] {
  const word = (key: ReportWord, values?: Record<string, string | number>) => reportWord(lang, key, values)
  switch (s.kind) {
    case 'cases': {
      const def = countedTypes(programmes, lang).find(t => t.type === s.type)?.def
      return [
        word(s.figure, { type: def?.title ?? s.type }),
        ...(s.state === undefined ? [] : [word('state', { state: def?.states[s.state]?.title ?? s.state })]),
        ...sayField(lang, def?.form, s),
      ]
    }
    case 'indicator': {
      const known = countedIndicators(programmes, lang).find(i => i.programme === s.programme && i.key === s.key)?.i
      const title = known?.title ?? s.key
      return [
        s.part === 'value' ? word('indicator', { title }) : word(`part.${s.part}`, { title }),
        ...sayField(lang, known?.of.form, s),
      ]
    }
    case 'register': {
      const def = countedRegisters(programmes, lang).find(r => r.name === s.register)?.def
      const own = def?.ledger?.figures[s.figure ?? '']
      const values = {
        register: def?.title ?? s.register,
        column: def?.columns[s.column ?? '']?.title ?? s.column ?? '',
        title: own?.title ?? s.figure ?? '',
      }
      const where: Expr | undefined =
        s.of === 'figure' ? own?.where : s.where.length > 0 ? { op: 'and', all: s.where } : undefined
      return [word(s.of, values), ...(where ? [word('where', { conditions: sayExpr(lang, def?.columns ?? {}, where) })] : [])]
    }
    case 'target':
      return [word(`target.${s.part}`, { title: s.title })]
    case 'sum':
      return [word('cells', { cells: s.cells.map(cell => cell.split('!')[1]).join(lang === 'zh' ? '、' : ', ') })]
    case 'text':
      return [word('text', { text: s.text })]
    case 'asked': {
      const name = (s.person && snapshot.people.get(s.person)?.name) || (s.unit && snapshot.units.get(s.unit)?.name)
      const def = s.goes && countedRegisters(programmes, lang).find(r => r.name === s.goes?.register)?.def
      return [
        word('asked', { who: name || word('somebody') }),
        ...(s.hint === '' ? [] : [s.hint]),
        ...(s.goes
          ? [
              word('goes', {
                register: def?.title ?? s.goes.register,
                column: def?.columns[s.goes.column]?.title ?? s.goes.column,
              }),
            ]
          : []),
      ]
    }
    default:
      return [word(s.kind)]
  }
}

function sayField(
  lang: Lang,
  form: FieldsData | undefined,
  s: { readonly field?: string | undefined; readonly value?: string | undefined },
): string[] {
  if (s.field === undefined || s.value === undefined) return []
  const field = form?.[s.field]
  return [reportWord(lang, 'field', { field: field?.title ?? s.field, value: field?.options?.[s.value] ?? s.value })]
}

function sayExpr(lang: Lang, columns: FieldsData, e: Expr): string {
  const field = 'field' in e ? (columns[e.field]?.title ?? e.field) : ''
  const said = (value: unknown) =>
    typeof value === 'boolean'
      ? reportWord(lang, value ? 'yes' : 'no')
      : (('field' in e ? columns[e.field]?.options?.[String(value)] : undefined) ?? String(value))
  switch (e.op) {
    case 'and':
    case 'or':
      return e.all.map(part => sayExpr(lang, columns, part)).join(reportWord(lang, e.op))
    case 'not':
      return reportWord(lang, 'not', { one: sayExpr(lang, columns, e.expr) })
    case 'in':
      return reportWord(lang, 'is', { field, value: e.values.map(said).join(reportWord(lang, 'or').trim()) })
    case 'taken':
      return e.step
    case 'filled':
      return reportWord(lang, 'filled', { field })
    default:
      return reportWord(lang, e.op, { field, value: said(e.value) })
  }
}

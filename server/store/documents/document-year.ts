import type { DocumentYear } from '#contract/documents'
import { translate } from '#kernel/engine/translate'
import { english } from '#programmes/words'
import type { App } from '../../app.ts'
import { type Cell, writeSheet } from '../../ports/sheet.ts'
import { asSystem } from '../db.ts'
import { sql } from '../sql.ts'
import type { Lang } from './document-list.ts'
import { yearStart } from './document-public.ts'
import { dayAt, documentClasses } from './document-rows.ts'

/** The classes with their titles in the language asked for. */
export const classesIn = (app: App, lang: Lang) =>
  documentClasses(lang === 'en' ? app.programmes.map(p => translate(p, english)) : app.programmes)

interface Counted {
  readonly class: string
  readonly month: number
  readonly n: number
}

/** Counts for the yearly report (政府信息公开工作年度报告): published by class and month, withdrawn, in force at the end, requests. */
export async function documentYear(app: App, year: number, lang: Lang): Promise<DocumentYear> {
  const snapshot = await app.directory.now()
  const offset = snapshot.calendar.utcOffsetMinutes
  const [from, to] = [yearStart(year, offset), yearStart(year + 1, offset)]
  const today = dayAt(app.now(), snapshot)
  const last = `${year}-12-31` < today ? `${year}-12-31` : today
  const disclosure = app.programmes.some(p => p.cases.disclosure)
  return asSystem(app.db, 'data of the yearly report', async tx => {
    const months = await tx.rows(
      sql<Counted>`select class, extract(month from published_at + make_interval(mins => ${offset}::int))::int as month, count(*)::int as n
        from documents where tenant_id = ${tx.tenant} and published_at >= ${from} and published_at < ${to} group by 1, 2`,
    )
    const withdrawn = await tx.rows(
      sql<{ class: string; n: number }>`select class, count(*)::int as n from documents
        where tenant_id = ${tx.tenant} and seen = 'withdrawn' and gone_at >= ${from} and gone_at < ${to} group by 1`,
    )
    const inForce = await tx.rows(
      sql<{ class: string; n: number }>`select class, count(*)::int as n from documents
        where tenant_id = ${tx.tenant} and seen = 'shown' and published_at < ${to} and (effective_from is null or effective_from <= ${last}::date)
          and (effective_to is null or effective_to >= ${last}::date) and (repealed_on is null or repealed_on > ${last}::date) group by 1`,
    )
    const years = await tx.rows(
      sql<{
        year: number
      }>`select distinct year from documents where tenant_id = ${tx.tenant} and seen = 'shown' order by 1 desc`,
    )
    const requests = await tx.maybe(
      sql<{
        received: number
        answered: number
        refused: number
      }>`select count(*) filter (where filed_at >= ${from} and filed_at < ${to})::int as received,
          count(*) filter (where state = 'answered' and closed_at >= ${from} and closed_at < ${to})::int as answered,
          count(*) filter (where state = 'refused' and closed_at >= ${from} and closed_at < ${to})::int as refused
        from cases where tenant_id = ${tx.tenant} and type = 'disclosure'`,
    )
    return {
      year,
      years: [...new Set([Number(today.slice(0, 4)), ...years.map(y => y.year)])].sort((a, b) => b - a),
      classes: [...classesIn(app, lang)].map(([id, of]) => ({
        id,
        title: of.title,
        months: Array.from({ length: 12 }, (_, m) => months.find(c => c.class === id && c.month === m + 1)?.n ?? 0),
        withdrawn: withdrawn.find(w => w.class === id)?.n ?? 0,
        inForce: of.binds ? (inForce.find(f => f.class === id)?.n ?? 0) : null,
      })),
      requests: disclosure ? requests : null,
    }
  })
}

const heads = {
  zh: {
    class: '类别',
    total: '全年',
    withdrawn: '撤下',
    inForce: '现行有效',
    all: '合计',
    sheet: '公开数据',
    month: (m: number) => `${m}月`,
  },
  en: {
    class: 'Class',
    total: 'Year',
    withdrawn: 'Withdrawn',
    inForce: 'In force',
    all: 'Total',
    sheet: 'Published',
    month: (m: number) => new Date(Date.UTC(2000, m - 1)).toLocaleString('en', { month: 'short', timeZone: 'UTC' }),
  },
} as const

/** The same as a workbook. */
export function yearSheet({ year, classes }: DocumentYear, lang: Lang): Promise<Uint8Array> {
  const say = heads[lang]
  const columns = [
    { title: say.class, width: 18 },
    ...Array.from({ length: 12 }, (_, m) => ({ title: say.month(m + 1), width: 6 })),
    ...[say.total, say.withdrawn, say.inForce].map(title => ({ title, width: 10 })),
  ]
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
  const rows: Cell[][] = classes.map(c => [c.title, ...c.months, sum(c.months), c.withdrawn, c.inForce])
  const total = Array.from({ length: 12 }, (_, m) => sum(classes.map(c => c.months[m] ?? 0)))
  rows.push([say.all, ...total, sum(total), sum(classes.map(c => c.withdrawn)), sum(classes.map(c => c.inForce ?? 0))])
  return writeSheet(`${say.sheet} ${year}`, columns, rows)
}

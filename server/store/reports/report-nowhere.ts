import { registerAboutPersons } from '#kernel/engine/about-persons'
import { reportWord } from '../../words/reports.ts'
import type { Tx } from '../db.ts'
import { conditionOf } from '../entries/entry-filters.ts'
import { standingAt } from '../entries/entry-stood.ts'
import { sql } from '../sql.ts'
import { belongingOf, communityOfEntry } from './report-communities.ts'
import { askedOf } from './report-entries.ts'
import type { KeptFigure } from './report-fill.ts'
import { countedRegisters, type Lang } from './report-programmes.ts'
import type { ReportApp } from './report-wish.ts'

/** Entries that count in no community, since nobody has said yet where they lie. */
export interface Nowhere {
  readonly register: string
  readonly title: string
  /** Null where they are persons: how few is not told. */
  readonly n: number | null
  /** Cells that may lack them. */
  readonly cells: readonly string[]
  readonly says: string
}

/** What the numbers of single communities in a report may lack, register by register. */
export async function nowhereIn(app: ReportApp, tx: Tx, figures: readonly KeptFigure[], lang: Lang): Promise<Nowhere[]> {
  const snapshot = await app.directory.now()
  const registers = new Map(countedRegisters(app.programmes, lang).map(r => [r.name, r.def]))
  const asked = figures.flatMap(({ cell, bound, community, days, state }) => {
    const source = bound?.source
    if (source?.kind !== 'register' || community === null || days === null || state === 'typed') return []
    const def = registers.get(source.register)
    const what = def && askedOf(def, source)
    if (!def || !what || belongingOf(def) === null) return []
    return [{ cell, def, register: source.register, day: days.to, where: what.of === 'share' ? null : what.where }]
  })
  const found: Nowhere[] = []
  for (const group of Map.groupBy(asked, a => `${a.register} ${a.day}`).values()) {
    const { def, register, day } = group[0]!
    // As a rule there is none, and the past need not be looked at.
    const [some] = await tx.rows(sql<{ id: string }>`select id from entries
      where tenant_id = ${tx.tenant} and register = ${register} and ${communityOfEntry(def, snapshot)} = '' limit 1`)
    if (!some) continue
    const { table, where } = await standingAt(tx, register, def, day, app.now())
    const any = group.some(a => a.where === null)
      ? sql`true`
      : sql`(${sql.join(
          [...new Map(group.map(a => [JSON.stringify(a.where), a.where!])).values()].map(w => sql`(${conditionOf(w)})`),
          sql` or `,
        )})`
    const row = await tx.maybe(sql<{ n: number }>`select count(*)::int as n from ${table} entries
      where ${where} and ${any} and ${communityOfEntry(def, snapshot)} = ''`)
    if (!row || row.n === 0) continue
    const n = registerAboutPersons(def) ? null : row.n
    const says =
      n === null
        ? reportWord(lang, 'nowhereSome', { register: def.title })
        : reportWord(lang, 'nowhere', { register: def.title, n })
    found.push({ register, title: def.title, n, cells: group.map(a => a.cell), says })
  }
  return found
}

import type { z } from 'zod'
import type { CoverageRow, coverageQuery } from '#contract/rounds'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import type { Cell, SheetColumn } from '../../ports/sheet.ts'
import { roundWords } from '../../words/rounds.ts'
import { recordAudit } from '../audit.ts'
import { reachOf } from '../commands.ts'
import { transact } from '../db.ts'
import { inLanguage } from '../definitions.ts'
import { coverageOf, roundType } from './rounds.ts'

const figures = ['stops', 'visited', 'made', 'offered', 'inTime', 'missed', 'lateNow'] as const

/** The coverage as it stands on the screen, as a sheet: what is left out there is left out here, and says so. */
export async function coverageSheet(
  app: App,
  actor: Actor,
  type: string,
  query: z.output<typeof coverageQuery>,
  lang: 'zh' | 'en',
): Promise<{ readonly title: string; readonly columns: readonly SheetColumn[]; readonly rows: readonly (readonly Cell[])[] }> {
  const w = roundWords[lang]
  const { rows, whole } = await coverageOf(app, actor, type, query)
  const { places } = await app.directory.now()
  const named = (id: string | null) => {
    const place = id ? places.get(id) : undefined
    return (lang === 'en' ? (place?.nameEn ?? place?.name) : place?.name) ?? w.nowhere
  }
  const kept = ({ inTime, missed }: CoverageRow): Cell =>
    inTime === null || missed === null
      ? w.few
      : inTime + missed === 0
        ? null
        : `${Math.round((100 * inTime) / (inTime + missed))}%`
  const line = (name: string, row: CoverageRow): Cell[] => [name, ...figures.map(figure => row[figure] ?? w.few), kept(row)]
  await transact(app.db, reachOf(app, actor), tx =>
    recordAudit(tx, { actor, at: app.now(), action: 'case-export', detail: { type, ...query } }),
  )
  return {
    title: inLanguage(roundType(app, type), lang).title,
    columns: [w.area, ...figures.map(figure => w[figure]), w.kept].map((title, n) => ({ title, width: n === 0 ? 22 : 12 })),
    rows: [...rows.map(row => line(named(row.place), row)), line(w.whole, whole)],
  }
}

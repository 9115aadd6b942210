import type { z } from 'zod'
import type { Source, Tried, tryBody } from '#contract/reports'
import { caseAboutPersons, registerAboutPersons } from '#kernel/engine/about-persons'
import type { Actor } from '#kernel/engine/actor'
import type { Programme } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem } from '../db.ts'
import { reachesReport, reportsReach } from './report-access.ts'
import { typeOf } from './report-figures.ts'
import { fill, type KeptFigure } from './report-fill.ts'
import { daysOf, daysOver } from './report-period.ts'
import { countedRegisters, type Lang } from './report-programmes.ts'
import { sayBound } from './report-words.ts'

const cell = '0!A1'
/** Near enough to see that a source is the right one: shares to a twentieth, all else to two digits, counts to fives. */
function about({ value, shown, hidden }: KeptFigure): string {
  if (typeof value !== 'number' || hidden !== null) return shown
  if (shown.endsWith('%')) return `≈${Math.round(value * 20) * 5}%`
  const near = Number(value.toPrecision(2))
  return `≈${Number.isInteger(value) ? Math.round(near / 5) * 5 : near}`
}

function aboutPersons(programmes: readonly Programme[], source: Source): boolean {
  if (source.kind === 'cases' || source.kind === 'indicator') {
    const of = typeOf({ programmes }, source)
    return of !== null && caseAboutPersons(of.def)
  }
  const def =
    source.kind === 'register' ? countedRegisters(programmes, 'zh').find(r => r.name === source.register)?.def : undefined
  return def !== undefined && registerAboutPersons(def)
}

/** What a source would give: a form of one cell, filled. @throws Fault bad-request for what is no period, not-allowed without ground of one’s own */
export async function tryBound(
  app: App,
  actor: Extract<Actor, { kind: 'staff' }>,
  asked: z.output<typeof tryBody>,
  lang: Lang,
): Promise<Tried> {
  const snapshot = await app.directory.now()
  const reach = reportsReach(actor)
  const community = reach === null ? asked.community : (reach.find(id => id === asked.community) ?? reach[0] ?? null)
  reachesReport(actor, community)
  if (!daysOf(asked.period)) throw new Fault('bad-request', { detail: { where: { period: asked.period } } })
  const bound = { source: asked.source, ground: asked.ground, over: asked.over }
  return asSystem(app.db, 'what a source gives', async tx => {
    const slot = {
      cell,
      sheet: 0,
      row: 0,
      column: 0,
      blank: null,
      kind: 'value',
      rowLabels: [],
      columnLabels: [],
      section: '',
      unit: '',
      total: false,
      list: false,
      held: null,
      percent: true,
    } as const
    const [figure] = await fill(app, tx, {
      layout: { title: '', sheets: [], slots: [slot], formulas: [] },
      bindings: [{ ...bound, cell, version: 1, by: null, at: 0 }],
      period: asked.period,
      community,
      typed: {},
      answered: new Map(),
      today: asked.period,
      me: actor.name,
    })
    return {
      // Whoever tries one condition after the other is told no exact number of persons.
      shown: figure && aboutPersons(app.programmes, asked.source) ? about(figure) : (figure?.shown ?? ''),
      says: sayBound({ programmes: app.programmes, snapshot, lang }, bound, daysOver(asked.period, asked.over)),
    }
  })
}

import type { z } from 'zod'
import type { RoutingTried, routingTry } from '#contract/routing'
import { explainProposal } from '#kernel/engine/explain-routing'
import { matterOf } from '#kernel/engine/sending'
import { route } from '#methods/routing/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { namesFor } from '../cases.ts'
import type { CaseType } from '../definitions.ts'
import { locate } from '../directory.ts'
import { liveRules, spotOf } from './routing.ts'

/** Who would get a matter of this category at this place and moment. @throws Fault not-found for a place that is not there */
export async function tryRules(
  app: App,
  of: CaseType,
  body: z.output<typeof routingTry>,
  lang: 'zh' | 'en',
): Promise<RoutingTried> {
  const snapshot = await app.directory.now()
  const at = body.at ?? app.now()
  const live = liveRules(snapshot, of.type, at)
  const rules = body.rules ? { version: (live?.version ?? 0) + 1, rules: body.rules } : live
  if (body.place && !snapshot.places.has(body.place)) throw new Fault('not-found')
  const spot = body.place ? spotOf(snapshot, body.place) : null
  const located = body.point ? locate(snapshot, body.point).placement : null
  const { street = snapshot.streets[0] ?? null, community = null, grid = null, building = null } = located ?? spot ?? {}
  const place = { street, community, grid, building, boundary: null, point: body.point ?? null, address: null }
  const decision = rules && route(rules, matterOf(body.category, place, at, snapshot.calendar))
  if (!decision) return { unit: null, rule: null, position: null, helpers: [], why: [] }
  const { unit, rule, position, helpers } = decision
  return {
    unit,
    rule,
    position,
    helpers: [...helpers],
    why: explainProposal(of.def, decision, lang, namesFor(of, snapshot, lang)),
  }
}

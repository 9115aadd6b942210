import { centroid } from '#methods/placement/index'
import type { Instant } from '#methods/working-time/index'
import { report } from '../history/file.ts'
import { type HistoricCase, newRun } from '../history/index.ts'
import { profiles } from '../history/profile.ts'
import { tickTo } from '../history/run.ts'
import { type Random, stableId } from '../random.ts'
import type { Town } from '../town/types.ts'
import type { RoundWorld } from './patrols.ts'

const minute = 60_000
/** What has just been reported, and how many minutes ago. */
const fresh = [
  ['0401', 52],
  ['0303', 31],
  ['0205', 9],
] as const

/** Reports of the last hour in one grid that nobody has looked at yet: something for its grid worker to do. */
export function* justReported(
  { world, until, seed, number }: RoundWorld,
  town: Town,
  grid: string,
  draw: Random,
): Generator<HistoricCase> {
  const homes = town.buildings.filter(b => b.grid === grid && b.use === 'home')
  for (const [n, [code, ago]] of fresh.entries()) {
    const building = draw.pick(homes)
    const [x, y] = centroid(building.polygon) ?? building.polygon[0]![0]!
    const say = building.name.replace(' ', '')
    const at: Instant = until - ago * minute
    const run = newRun({
      world,
      arrival: { at, profile: { ...profiles.find(one => one.code === code)!, found: 0 }, load: 1 },
      spot: { at: [x, y], address: building.name, say, building },
      id: stableId(`today ${seed} ${n} ${at}`),
      own: draw.fork(`report ${n}`),
    })
    report(run)
    tickTo(run, until)
    yield { number: number(at), c: run.c, events: run.events, photos: run.photos }
  }
}

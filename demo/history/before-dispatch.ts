import { matters } from '../office/catalogue.ts'
import { communityWish } from './disputes.ts'
import { placed } from './file.ts'
import { dispatcherOnDuty, gridOnDuty, reporter } from './people.ts'
import { fill } from './report.ts'
import { type Act, afterWork, photo, type Run, skewed } from './run.ts'
import { fitting } from './words/fitting.ts'
import { wordsOf } from './words/index.ts'
import * as say from './words/staff.ts'

const minute = 60_000
export const matterOf = new Map(matters.map(matter => [matter.code, matter]))
export const isUrgent = (run: Run) => matterOf.get(run.arrival.profile.code)!.urgency === 'urgent'
/** How far behind everybody is. */
export const load = (run: Run) => run.arrival.load

/** Some minutes from now, nights included when it is urgent. */
export function soon(run: Run, median: number, spread = 0.6): number {
  const minutes = skewed(run.random, median, spread) * load(run)
  return isUrgent(run) ? run.now + Math.max(1, minutes) * minute : afterWork(run, run.now, minutes)
}

/** What the grid worker answers who put it right on the spot, or any handler who finished. */
export const proofOf = (run: Run, at: number, by: Parameters<typeof photo>[2]) => ({
  result: fill(run.random.pick(wordsOf.get(run.arrival.profile.code)!.done), run.spot, run.random),
  after: [photo(run, at, by, 'after')],
  ...(run.random.chance(0.45) && { before: [photo(run, at, by, 'before')] }),
})

/** 待核查: the grid worker looks. */
export function reported(run: Run): Act[] {
  const { random, c, arrival } = run
  const again = (c.taken.recheck ?? 0) > 0
  const own = c.channel === 'grid'
  const acts: Act[] = []
  if (!again && !own && reporter(run) && random.chance(0.012))
    return [
      {
        at: run.now + random.between(8, 90) * minute,
        by: r => reporter(r)!,
        wish: { kind: 'take', step: 'withdraw', answers: {} },
      },
    ]
  // At night the desk does not wait for the grid worker.
  if (isUrgent(run) && !own && random.chance(0.5))
    return [{ at: soon(run, 9), by: dispatcherOnDuty, wish: { kind: 'take', step: 'pass', answers: {} } }]
  if (!again && !own && random.chance(0.028)) return [refusal(run, soon(run, 40))]
  // Now and then nobody gets there in time, and the clock passes it on.
  if (!own && random.chance(load(run) > 2 ? 0.06 : 0.008)) return []
  const at = own ? run.now + random.between(1, 5) * minute : Math.min(soon(run, 46, 0.6), afterWork(run, run.now, 113))
  if (!own && !again && random.chance(0.014)) acts.push(correction(run, at - 2 * minute))
  const fixed = random.chance(own ? arrival.profile.spot * 1.5 : arrival.profile.spot * 0.75)
  if (fixed) {
    const done = Math.min(at + random.between(4, 40) * minute, afterWork(run, run.now, 114))
    acts.push({ at: done, by: gridOnDuty, wish: r => ({ kind: 'take', step: 'fix', answers: proofOf(r, done, gridOnDuty(r)) }) })
  } else if (!own && random.chance(0.04)) {
    acts.push({
      at,
      by: gridOnDuty,
      wish: r => ({
        kind: 'take',
        step: 'deny',
        answers: {
          reason: fitting(run.random, say.untrue, run.arrival.profile.code),
          seenPhotos: [photo(r, at, gridOnDuty(r), 'seen')],
        },
      }),
    })
  } else {
    acts.push({
      at,
      by: gridOnDuty,
      wish: r => ({
        kind: 'take',
        step: 'verify',
        answers: {
          seen: fitting(run.random, say.seen, run.arrival.profile.code),
          ...(random.chance(0.7) && { seenPhotos: [photo(r, at, gridOnDuty(r), 'seen')] }),
        },
      }),
    })
  }
  return acts
}

/** The grid worker on the spot puts the pin where it belongs. */
function correction(run: Run, at: number): Act {
  const near = {
    ...run.spot,
    at: [run.spot.at[0] + run.random.normal(0, 3e-4), run.spot.at[1] + run.random.normal(0, 3e-4)] as [number, number],
  }
  const inside = run.world.placeOf(near.at, near.address) ? near : run.spot
  const { place, where } = placed(run.world, inside, 'grid', run.random)
  return {
    at,
    by: gridOnDuty,
    place,
    wish: {
      kind: 'correct',
      answers: { where },
      reason: run.random.pick(['定位偏了，按现场改正', '与反映人核对后更正位置', '实际在马路对面']),
    },
  }
}

function refusal(run: Run, at: number): Act {
  const [route, words] = run.random.pick(say.refusals)
  return {
    at,
    by: dispatcherOnDuty,
    wish: { kind: 'take', step: 'refuse', answers: { route, reason: run.random.pick(words) } },
  }
}

/** 待立案: the desk names the matter. */
export function checked(run: Run): Act[] {
  const { random, c } = run
  const at = random.chance(0.012 * load(run))
    ? afterWork(run, run.now, random.between(125, 300))
    : Math.min(soon(run, 30, 0.8), afterWork(run, run.now, 112))
  if (!isUrgent(run) && !c.taken.recheck && !c.taken.notFixed && random.chance(0.022))
    return [
      {
        at,
        by: dispatcherOnDuty,
        wish: { kind: 'take', step: 'recheck', answers: { reason: fitting(run.random, say.rechecks, run.arrival.profile.code) } },
      },
    ]
  if (!c.taken.notFixed && !isUrgent(run) && random.chance(0.012)) return [refusal(run, at)]
  const category = run.arrival.profile.code
  return [{ at, by: dispatcherOnDuty, wish: { kind: 'take', step: 'file', answers: { category } } }]
}

/** 待派遣: to one unit, or a whistle for several. */
export function filed(run: Run): Act[] {
  const { random, c } = run
  const at = random.chance(0.012 * load(run))
    ? afterWork(run, run.now, random.between(125, 260))
    : Math.min(soon(run, 24, 0.8), afterWork(run, run.now, 112))
  const asks = communityWish(run)
  if (asks) return [asks]
  const category = String(c.data.category)
  const allowed = typeof c.data.allowedUnit === 'string' ? c.data.allowedUnit : null
  const named = allowed ?? run.world.receiver(category, c.place)
  const whistles = wanted(run, named)
  if (!allowed && whistles.length >= 2 && random.chance(matterOf.get(category)!.assists.length > 1 ? 0.075 : 0.03))
    return [whistle(run, at, named, whistles)]
  const unit = c.taken.sendBack && named === c.unit ? run.world.receiver('', c.place) : named
  const advice = random.chance(0.22) ? { advice: fitting(run.random, say.advice, run.arrival.profile.code) } : {}
  return [{ at, by: dispatcherOnDuty, wish: { kind: 'take', step: 'dispatch', answers: { unit, ...advice } } }]
}

/** The units that could be called beside the one in charge: those the duty list says assist, and the committee. */
function wanted(run: Run, lead: string): string[] {
  const { helpers } = run.world
  return helpers(String(run.c.data.category), run.c.place).filter(unit => unit !== lead)
}

export function whistle(run: Run, at: number, unit: string, helpers: readonly string[]): Act {
  const units = run.random.shuffle(helpers).slice(0, run.random.int(2, 5))
  return {
    at,
    by: dispatcherOnDuty,
    wish: {
      kind: 'take',
      step: 'whistle',
      answers: { unit, units, question: fitting(run.random, say.whistles, run.arrival.profile.code) },
    },
  }
}

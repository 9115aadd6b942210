import { load, matterOf } from './before-dispatch.ts'
import { dispatcherOnDuty, gridOnDuty, handlerOf, reporter, supervisorOnDuty } from './people.ts'
import { type Act, afterWork, photo, type Run, skewed } from './run.ts'
import { fitting } from './words/fitting.ts'
import * as residents from './words/residents.ts'
import * as say from './words/staff.ts'

const hour = 3_600_000

/** Both sides of a whistle rate each other (双考核), before the grid worker looks. */
function ratings(run: Run): Act[] {
  const { random, c } = run
  const score = () =>
    random.weighted([
      [5, 45],
      [4, 35],
      [3, 14],
      [2, 4],
      [1, 2],
    ] as const)
  const words = () => (random.chance(0.5) ? fitting(run.random, say.ratingWords, run.arrival.profile.code) : '')
  return c.tasks
    .filter(task => task.settledAt !== null && task.ratedUnit === null)
    .flatMap((task): Act[] => {
      const rate = { kind: 'rateTask' as const, task: task.id }
      const acts: Act[] = []
      if (random.chance(0.8))
        acts.push({
          at: afterWork(run, run.now, random.between(3, 30)),
          by: dispatcherOnDuty,
          wish: { ...rate, score: score(), words: words() },
        })
      if (random.chance(0.55))
        acts.push({
          at: afterWork(run, run.now, random.between(3, 40)),
          by: r => handlerOf(r, task.unit),
          wish: { ...rate, score: score(), words: words() },
        })
      return acts
    })
}

/** 待核实: the grid worker goes to see. */
export function done(run: Run): Act[] {
  const { random, c } = run
  const acts = ratings(run).sort((a, b) => a.at - b.at)
  if (random.chance(0.006 * load(run))) return acts
  const at = Math.max(
    Math.min(afterWork(run, run.now, skewed(random, 240, 0.5) * load(run)), afterWork(run, run.now, 440)),
    ...acts.map(act => act.at + 30_000),
  )
  if ((c.taken.redo ?? 0) < 2 && random.chance(c.taken.redo ? 0.02 : 0.05)) {
    const wish = (r: Run) =>
      ({
        kind: 'take',
        step: 'redo',
        answers: {
          reason: fitting(run.random, say.redos, run.arrival.profile.code),
          checkedPhotos: [photo(r, r.now, gridOnDuty(r), 'seen')],
        },
      }) as const
    return [...acts, { at, by: gridOnDuty, wish }]
  }
  const wish = (r: Run) =>
    ({
      kind: 'take',
      step: 'approve',
      answers: {
        checked: fitting(run.random, say.checks, run.arrival.profile.code),
        ...(random.chance(0.6) && { checkedPhotos: [photo(r, r.now, gridOnDuty(r), 'seen')] }),
      },
    }) as const
  return [...acts, { at, by: gridOnDuty, wish }]
}

const wasSent = (run: Run) => (run.c.taken.dispatch ?? 0) + (run.c.taken.whistle ?? 0) > 0
const mayComeBack = (run: Run) => !wasSent(run) || (run.c.taken.notSolved ?? 0) < 3

/** 待回访: the resident is asked; some answer themselves, some are telephoned, some are not reached. */
export function callback(run: Run): Act[] {
  const { random, c } = run
  const self = reporter(run)
  const byPhone = afterWork(run, run.now, Math.min(1180, skewed(random, 800, 0.45)))
  const own = run.now + Math.min(70 * hour, skewed(random, 30 * hour, 0.7))
  const alone = self !== null && random.chance(0.62)
  const at = alone ? own : byPhone
  const by = (r: Run) => (alone ? reporter(r)! : dispatcherOnDuty(r))
  const back =
    c.taken.notSolved || c.taken.notFixed ? 0.12 : matterOf.get(run.arrival.profile.code)!.urgency === 'complex' ? 0.1 : 0.066
  if (mayComeBack(run) && c.channel !== 'grid' && random.chance(back))
    return [
      {
        at,
        by,
        wish: {
          kind: 'take',
          step: wasSent(run) ? 'notSolved' : 'notFixed',
          answers: { reason: fitting(run.random, residents.notSolved, run.arrival.profile.code) },
        },
      },
    ]
  if (!alone && c.channel !== 'grid' && random.chance(0.09))
    return [{ at: byPhone, by: dispatcherOnDuty, wish: { kind: 'take', step: 'unreached', answers: {} } }]
  if (alone && random.chance(0.02)) return []
  return [{ at, by, wish: { kind: 'take', step: 'rate', answers: ratingOf(run) } }]
}

function ratingOf(run: Run) {
  const { random } = run
  const slow = run.c.everLate || Boolean(run.c.taken.notSolved)
  const mood =
    run.c.channel === 'grid'
      ? 'good'
      : random.weighted([
          ['good', slow ? 45 : 78],
          ['fair', 15],
          ['bad', slow ? 22 : 5],
        ] as const)
  const remark =
    random.chance(0.38) && run.c.channel !== 'grid'
      ? { remark: fitting(run.random, residents.remarks[mood], run.arrival.profile.code) }
      : {}
  if (mood === 'good') return { solved: 'yes', satisfied: random.chance(0.8) ? 'very' : 'fairly', contacted: 'yes', ...remark }
  if (mood === 'fair')
    return {
      solved: random.chance(0.6) ? 'yes' : 'partly',
      satisfied: random.chance(0.5) ? 'fairly' : 'so',
      contacted: 'yes',
      ...remark,
    }
  return {
    solved: random.chance(0.5) ? 'partly' : 'no',
    satisfied: random.chance(0.6) ? 'not' : 'so',
    contacted: 'no',
    ...remark,
  }
}

/** 已办结: a few come back all the same, and the supervisor looks into some. */
export function closed(run: Run): Act[] {
  const { random, c } = run
  const later = run.now + random.between(1, 12) * 24 * hour
  if (reporter(run) && mayComeBack(run) && !c.taken.urge && random.chance(0.008))
    return [
      {
        at: later,
        by: r => reporter(r)!,
        wish: {
          kind: 'take',
          step: wasSent(run) ? 'notSolved' : 'notFixed',
          answers: { reason: fitting(run.random, residents.notSolved, run.arrival.profile.code) },
        },
      },
    ]
  const unhappy = c.data.solved === 'no' || c.data.satisfied === 'not'
  if (wasSent(run) && (c.taken.urge ?? 0) === 0 && random.chance(unhappy ? 0.25 : 0.002))
    return [
      {
        at: afterWork(run, later, 10),
        by: supervisorOnDuty,
        wish: { kind: 'take', step: 'urge', answers: { reason: random.pick(say.urges) } },
      },
    ]
  if (reporter(run) && random.chance(0.01))
    return [
      {
        at: run.now + random.between(1, 30) * hour,
        by: r => reporter(r)!,
        wish: { kind: 'comment', text: random.pick(['谢谢', '弄好了，谢谢各位', '希望常来看看', '辛苦了👍']), open: true },
      },
    ]
  return []
}

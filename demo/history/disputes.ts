import { dispatcherOnDuty, handlerInCharge, handlerOf, supervisorOnDuty } from './people.ts'
import { type Act, afterWork, type Run } from './run.ts'
import { fitting } from './words/fitting.ts'
import * as say from './words/staff.ts'

const minute = 60_000
const why = (run: Run) => fitting(run.random, say.sendBacks, run.arrival.profile.code)
const other = (run: Run): string => run.world.receiver('', run.c.place)

/** 派单异议: the unit says soon after it was sent that the case is not its own. Null when it does not. */
export function objection(run: Run): Act | null {
  const { taken } = run.c
  const again = (taken.object ?? 0) > 0
  if (taken.ruleUnit || taken.standing || !run.random.chance(again ? 0.5 : 0.02)) return null
  const answers = { ground: 'other', ...(other(run) !== run.c.unit && { shouldBe: other(run) }), reason: why(run) }
  return {
    at: run.now + run.random.int(5, 40) * minute,
    by: handlerInCharge,
    wish: { kind: 'take', step: again ? 'objectAgain' : 'object', answers },
  }
}

/** The dispatcher sends it elsewhere, upholds, asks the units, puts it before a leader, or lets it lie. */
export function disputed(run: Run): Act[] {
  const { random, c } = run
  const at = afterWork(run, run.now, random.between(20, 150))
  const take = (step: string, answers: Record<string, unknown>): Act[] => [
    { at, by: dispatcherOnDuty, wish: { kind: 'take', step, answers } },
  ]
  const drawn = random.next()
  const elsewhere = other(run) === c.unit ? null : other(run)
  if (!c.taken.consult && drawn < 0.3)
    return take('consult', { consulted: [c.unit, elsewhere].filter(unit => unit !== null), question: '请各自说明职责依据' })
  if (drawn < 0.4) return take('escalate', {})
  if (drawn < 0.45) return []
  if (drawn < 0.75 && elsewhere) return take('resend', { unit: elsewhere, reason: '按职责清单，应由该单位办理' })
  return take('uphold', { reason: '职责清单写明由你单位主责，请先办理' })
}

/** Each unit asked says whose it is; one that does not is no longer waited for after a day. */
export const consulting = (run: Run): Act[] =>
  run.c.tasks
    .filter(task => task.settledAt === null && run.random.chance(0.85))
    .flatMap((task, n): Act[] => {
      const by = (r: Run) => handlerOf(r, task.unit)
      const at = run.now + (n + 1) * run.random.int(4, 30) * minute
      return [
        { at, by, wish: { kind: 'signIn', task: task.id } },
        {
          at: at + 5 * minute,
          by,
          wish: { kind: 'answerTask', task: task.id, answers: { view: '已核对职责清单，情况如派单所述' } },
        },
      ]
    })

export function arbitration(run: Run): Act[] {
  // Now and then nobody rules in time.
  if (run.random.chance(0.25)) return []
  // A committee was allowed the matter once; nobody rules that it must go on with it.
  const mayStay = run.world.sending(run.now).unitKind(run.c.unit!) !== 'community'
  const unit = mayStay && run.random.chance(0.6) ? run.c.unit : other(run)
  const answers = { unit, reason: '协调会议定，请照办' }
  const at = afterWork(run, run.now, run.random.between(30, 300))
  return [{ at, by: supervisorOnDuty, wish: { kind: 'take', step: 'ruleUnit', answers } }]
}

/** A community is to be asked for more than its list names: now and then. Null when not. */
export function communityWish(run: Run): Act | null {
  const { c, random, world } = run
  const community = world.beyondList(String(c.data.category), c.place)
  if (!community || c.taken.askCommunity || !random.chance(0.02)) return null
  const answers = { askedUnit: community, reason: '居民都认得社区的人，请社区先上门说明' }
  return {
    at: run.now + random.int(5, 30) * minute,
    by: dispatcherOnDuty,
    wish: { kind: 'take', step: 'askCommunity', answers },
  }
}

export function exception(run: Run): Act[] {
  const at = afterWork(run, run.now, run.random.between(10, 120))
  const unit = String(run.c.data.askedUnit)
  return [
    run.random.chance(0.6)
      ? { at, by: supervisorOnDuty, wish: { kind: 'take', step: 'allowCommunity', answers: { allowedUnit: unit } } }
      : {
          at,
          by: supervisorOnDuty,
          wish: { kind: 'take', step: 'denyCommunity', answers: { reason: '不在清单内，请职能单位办' } },
        },
  ]
}

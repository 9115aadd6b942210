import type { App } from '../app.ts'
import { tidyIdentity } from '../identity/tidy.ts'
import { remindOfAppraisals } from '../store/appraisals/appraisal-remind.ts'
import { sealAudit } from '../store/audit-seal.ts'
import { asSystem } from '../store/db.ts'
import { dropForgotten } from '../store/entries/entry-import-runs.ts'
import { sweepOrphanFiles } from '../store/files.ts'
import { sweepPlans } from '../store/plans/plan-count.ts'
import { sweepRoutingRuns } from '../store/routing/routing-runs.ts'
import { foldTallies } from '../store/tallies.ts'
import { sweepDeliveries } from './deliver.ts'
import { sweepDigests } from './digests.ts'
import { sweepDocuments } from './documents.ts'
import { forgetEnded } from './forget.ts'
import { forgetHeldSteps, sweepHeldSteps } from './held-steps.ts'
import { hookSender } from './hooks.ts'
import { learnCategories } from './learn-categories.ts'
import { sweepOutbox } from './outbox.ts'
import { eraseExpired } from './retention.ts'
import { followRegisters } from './stops.ts'
import { sweepTimers } from './timers.ts'

const minute = 60_000

/** Repeats `work` until stopped: at once while there is more to do, else after `pauseMs`. An error waits, it never ends the loop. */
function loop(name: string, pauseMs: number, work: () => Promise<number>): { stop(): Promise<void> } {
  let stopped = false
  let wake = () => {}
  const running = (async () => {
    while (!stopped) {
      let more = 0
      try {
        more = await work()
      } catch (error) {
        if (!stopped) process.stderr.write(`${name}: ${(error as Error).message}\n`)
      }
      if (more === 0 && !stopped)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, pauseMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
    }
  })()
  return {
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}

export interface Jobs {
  stop(): Promise<void>
}

/** Rests for hours once there is nothing to do: for a job that looks through all that ended long ago. */
function restful(app: App, job: () => Promise<number>): () => Promise<number> {
  let until = 0
  return async () => {
    if (app.now() < until) return 0
    const done = await job()
    if (done === 0) until = app.now() + 360 * minute
    return done
  }
}

/** The jobs every instance may run; locks in the database keep instances out of each other's way. */
export function runJobs(app: App): Jobs {
  const hooks = hookSender(app)
  const loops = [
    loop('timers', 1000, () => sweepTimers(app)),
    loop('tallies', 2000, () => asSystem(app.db, 'fold counts', tx => foldTallies(tx))),
    loop('held steps', 500, () => sweepHeldSteps(app)),
    loop('outbox', 400, () => sweepOutbox(app)),
    ...(['sms', 'email', 'push', 'chat'] as const).map(channel => loop(channel, 1000, () => sweepDeliveries(app, channel))),
    loop('webhooks', 1000, async () => {
      await hooks.sweep()
      return 0
    }),
    loop('digests', minute, () => sweepDigests(app)),
    loop('audit seals', minute, () => sealAudit(app.db, app.config.secret, app.now())),
    loop('documents', 20_000, () => sweepDocuments(app)),
    loop('dry runs', 2000, () => sweepRoutingRuns(app)),
    loop('categories', minute, learnCategories(app)),
    loop('tidy', 10 * minute, () => tidyIdentity(app)),
    loop('settled steps', 60 * minute, () => forgetHeldSteps(app)),
    loop('retention', 10 * minute, () => forgetEnded(app)),
    loop(
      'expired values',
      10 * minute,
      restful(app, () => eraseExpired(app)),
    ),
    loop('stops', 2000, followRegisters(app)),
    loop('plans', minute, () => sweepPlans(app)),
    loop('appraisals', 10 * minute, () => remindOfAppraisals(app)),
    loop('orphan pictures', 60 * minute, () => sweepOrphanFiles(app)),
    loop('forgotten imports', 60 * minute, async () => {
      await dropForgotten(app)
      return 0
    }),
  ]
  return { stop: async () => void (await Promise.all([...loops.map(l => l.stop()), hooks.stop()])) }
}

import type { App } from '../app.ts'
import { dropStaleChallenges } from '../store/challenges.ts'
import { asSystem } from '../store/db.ts'
import { dropOldSessions } from '../store/sessions.ts'
import { dropStaleThrottles } from '../store/throttles.ts'

const keepSessionsMs = 30 * 86_400_000

/** Drops what is over: unanswered questions, forgotten attempts, sessions that ended a month ago (the trail keeps the sign-ins). */
export const tidyIdentity = (app: App): Promise<number> =>
  asSystem(app.db, 'tidy up', async tx => {
    const now = app.now()
    return (
      (await dropStaleChallenges(tx, now)) +
      (await dropStaleThrottles(tx, now)) +
      (await dropOldSessions(tx, now - keepSessionsMs))
    )
  })

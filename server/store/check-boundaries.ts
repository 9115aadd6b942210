import { Worker } from 'node:worker_threads'
import type { Area, AreaProblem } from '#methods/placement/index'

/** `checkAreas` in a thread of its own: seconds of reckoning over a whole city must not hold up the office. */
export function checkBoundaries(areas: readonly Area[], at: number): Promise<readonly AreaProblem[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-boundaries.worker.ts', import.meta.url), { workerData: { areas, at } })
    worker.once('message', (problems: readonly AreaProblem[]) => {
      resolve(problems)
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`the check of boundaries ended with ${code} before it answered`)))
  })
}

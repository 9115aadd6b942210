import { parentPort, workerData } from 'node:worker_threads'
import { type Example, learn } from '#methods/classify/index'
import { findTraces } from '#methods/personal-traces/index'

/** What may point at a person is no part of what is learned. */
function withoutTraces(text: string): string {
  let clean = text
  for (const { at, text: found } of [...findTraces(text)].sort((a, b) => b.at - a.at))
    clean = `${clean.slice(0, at)} ${clean.slice(at + found.length)}`
  return clean
}

const examples = workerData as readonly Example[]
const clean = examples.map(({ body, ...one }) => ({ ...one, body: withoutTraces(body ?? '') }))
parentPort?.postMessage(learn(clean, { fewest: 3 }))

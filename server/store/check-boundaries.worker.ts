import { parentPort, workerData } from 'node:worker_threads'
import { type Area, checkAreas } from '#methods/placement/index'

const { areas, at } = workerData as { readonly areas: readonly Area[]; readonly at: number }
parentPort?.postMessage(checkAreas(areas, at))

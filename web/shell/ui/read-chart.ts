import type { Chart } from '#methods/charts/index'

/** A chart out of the attribute that keeps it. The server has checked it; what is no chart at all is left to its table. */
export function readChart(json: string): Chart | null {
  try {
    const made: unknown = JSON.parse(json)
    return made !== null && typeof made === 'object' && 'kind' in made ? (made as Chart) : null
  } catch {
    return null
  }
}

/** Probabilities from margins: the softmax of each divided by the temperature. */
export function shares(margins: ArrayLike<number>, temperature: number): Float64Array {
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < margins.length; i++) highest = Math.max(highest, margins[i]!)
  const found = new Float64Array(margins.length)
  let sum = 0
  for (let i = 0; i < found.length; i++) sum += found[i] = Math.exp((margins[i]! - highest) / temperature)
  for (let i = 0; i < found.length; i++) found[i]! /= sum
  return found
}

/** Where nothing could be held back to measure on. */
export const usualTemperature = 0.35
/** However well a set keeps its classes apart: texts that come later are never as clean. */
const sharpest = 0.2
/** With fewer rows to measure on the usual temperature is a better guess. */
const fewest = 40

/**
 * The temperature under which the margins of rows kept out of learning say their true class with the highest likelihood
 * (Guo et al. 2017), by golden section over its logarithm.
 */
export function temperatureOf(margins: readonly Float64Array[], truth: readonly number[]): number {
  if (margins.length < fewest) return usualTemperature
  const loss = (log: number) => {
    const temperature = Math.exp(log)
    return margins.reduce((sum, row, i) => sum - Math.log(Math.max(shares(row, temperature)[truth[i]!]!, 1e-12)), 0)
  }
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [Math.log(sharpest), Math.log(5)]
  for (let i = 0; i < 30; i++) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)]
    if (loss(a) < loss(b)) high = b
    else low = a
  }
  return Math.exp((low + high) / 2)
}

import { temperatureOf } from './confidence.ts'
import { count } from './count.ts'
import { marginOf, type Plane, type Rows, separate } from './separate.ts'
import type { Example, Model } from './types.ts'
import { wordsOf } from './words.ts'

/** Every fifth example is kept back to measure confidence on, then learned like the others. */
const keptBack = 5

/**
 * Learns classes from examples: words and parts of words, weighted by rarity, one separating plane for each class.
 * The same examples in the same order give the same model.
 * @param fewest a word or part that fewer examples have is forgotten; by default 3, in small sets less
 * @throws RangeError when there is no example, or only one class
 */
export function learn(examples: readonly Example[], { fewest }: { readonly fewest?: number } = {}): Model {
  const labels = [...new Set(examples.map(example => example.label))].sort()
  if (labels.length < 2) throw new RangeError(`there is ${labels.length === 0 ? 'nothing' : 'only one class'} to learn from`)
  const number = new Map(labels.map((label, i) => [label, i]))
  const truth = examples.map(example => number.get(example.label)!)
  const { rows, ...known } = count(
    examples.map(example => wordsOf(example)),
    fewest ?? (examples.length < 300 ? 1 : examples.length < 2000 ? 2 : 3),
  )
  const planes = labels.map(
    (): Plane => ({ weights: new Float32Array(known.features.length + 1), held: new Float32Array(examples.length) }),
  )
  const every = Int32Array.from(examples.keys())
  const temperature = temperatureFrom(rows, planes, truth, every)
  for (const [label, plane] of planes.entries()) separateOne(rows, truth, label, labels.length, every, plane)
  const weights = new Float32Array(known.features.length * labels.length)
  for (const [label, plane] of planes.entries())
    for (let f = 0; f < known.features.length; f++) weights[f * labels.length + label] = plane.weights[f]!
  const bias = Float32Array.from(planes, plane => plane.weights.at(-1)!)
  return { labels, ...known, weights, bias, temperature }
}

function separateOne(rows: Rows, truth: readonly number[], label: number, classes: number, use: Int32Array, plane: Plane) {
  const isIn = Uint8Array.from(truth, one => (one === label ? 1 : 0))
  const inside = use.reduce((sum, row) => sum + isIn[row]!, 0)
  // Rows of a rare class weigh more, by the square root of how rare it is.
  separate(rows, isIn, use, [inside === 0 ? 1 : Math.sqrt(use.length / classes / inside), 1], plane)
}

/** Learns from four in five, and sees how sure it may be of the fifth. The planes stay, for the rest to go on from. */
function temperatureFrom(rows: Rows, planes: readonly Plane[], truth: readonly number[], every: Int32Array): number {
  const use = every.filter(row => row % keptBack !== keptBack - 1)
  for (const [label, plane] of planes.entries()) separateOne(rows, truth, label, planes.length, use, plane)
  const back = every.filter(row => row % keptBack === keptBack - 1)
  const margins = Array.from(back, row => Float64Array.from(planes, plane => marginOf(rows, row, plane.weights)))
  return temperatureOf(
    margins,
    Array.from(back, row => truth[row]!),
  )
}

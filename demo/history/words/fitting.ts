import type { Random } from '../../random.ts'

/**
 * One phrase that fits the matter: a phrase may begin with the beginnings of the matters it is for and a bar, e.g.
 * `0101 0406|at last there is light`; without a bar it fits all.
 */
export function fitting(random: Random, phrases: readonly string[], code: string): string {
  const fits = phrases.flatMap(phrase => {
    const bar = phrase.indexOf('|')
    if (bar < 0) return [phrase]
    const codes = phrase.slice(0, bar).split(' ')
    return codes.some(beginning => code.startsWith(beginning)) ? [phrase.slice(bar + 1)] : []
  })
  if (fits.length === 0) throw new RangeError(`no phrase fits matter ${code}`)
  return random.pick(fits)
}

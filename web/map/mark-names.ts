const twelfths = 12

/** The name of a cluster's picture: its size and the share of each tone in twelfths, so that few pictures serve all. */
export function ringName(counts: readonly number[]): string {
  const all = counts.reduce((sum, n) => sum + n, 0)
  const size = all < 10 ? 0 : all < 100 ? 1 : all < 1000 ? 2 : 3
  // A tone that is there at all is seen: its share is at least one twelfth.
  const shares = counts.map(n => (n === 0 ? 0 : Math.max(1, Math.round((n / all) * twelfths))))
  return `ring:${size}:${shares.join('.')}`
}
export const dotName = (tone: number) => `dot:${tone}`
export const placeMark = 'place'

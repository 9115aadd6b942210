/** Lanczos' approximation (g = 7, nine terms): good to fifteen digits for the counts of an office. */
const terms = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** ln Γ(x) for x ≥ 1. Lanczos, "A precision approximation of the gamma function", SIAM J. Numer. Anal. B 1, 1964. */
export function logGamma(x: number): number {
  const z = x - 1
  const sum = terms.reduce((total, term, i) => (i === 0 ? term : total + term / (z + i)), 0)
  const t = z + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)

/**
 * The chance of `k` or more successes in `n` trials of share `p`.
 * Summed from the rarer end, so that small chances keep their digits.
 */
export function atLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1
  if (k > n) return 0
  const term = (i: number) => Math.exp(logChoose(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p))
  const upper = k > n * p
  let total = 0
  for (let i = upper ? k : k - 1; upper ? i <= n : i >= 0; i += upper ? 1 : -1) {
    const next = term(i)
    total += next
    if (next < total * 1e-17) break
  }
  return Math.min(1, upper ? total : 1 - total)
}

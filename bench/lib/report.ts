import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** What the same machine does without us, or the aim. */
  readonly beside?: string
}

const shown = (n: number) => (n >= 100 ? Math.round(n).toLocaleString('en') : n >= 1 ? n.toFixed(1) : n.toPrecision(2))

/** Prints a table for a person and keeps the same figures as JSON beside earlier ones. */
export function report(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}  (${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version})`)
  const width = Math.max(...figures.map(f => f.what.length))
  for (const f of figures)
    console.log(`  ${f.what.padEnd(width)}  ${shown(f.value).padStart(10)} ${f.unit.padEnd(6)} ${f.beside ?? ''}`)
  const folder = new URL('../../.linli/bench/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    new URL(`${title.replace(/\W+/g, '-').toLowerCase()}.json`, folder),
    `${JSON.stringify({ title, at: new Date().toISOString(), node: process.version, cores: cpus().length, figures }, null, 2)}\n`,
  )
}

/** The value below which `share` of the numbers lie. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Runs `work` from so many clients at once for a time, or so many times; gives the rate and each duration in milliseconds. */
export async function hammer(
  clients: number,
  seconds: number,
  work: (client: number) => Promise<void>,
): Promise<{ readonly rate: number; readonly ms: readonly number[] }> {
  const ms: number[] = []
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        const start = performance.now()
        await work(client)
        ms.push(performance.now() - start)
      }
    }),
  )
  return { rate: (ms.length * 1000) / (performance.now() - began), ms }
}

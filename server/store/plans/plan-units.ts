import type { Snapshot } from '../directory.ts'

type Unit = Snapshot['units'] extends ReadonlyMap<string, infer One> ? One : never

/** Levels a document puts before a unit's name, and endings that say the same. */
const bare = (name: string): string =>
  name
    .replace(/[\s（）()]/g, '')
    .replace(/^(本|全)?(省|市|区|县|街道|镇|乡|各)+/, '')
    .replace(/(办公室|办事处|委员会|管理局|中心)$/, '')
const short: Readonly<Record<string, string>> = {
  城管: '城市管理',
  城管办: '城市管理',
  综治办: '综合治理',
  民政科: '民政',
  财政科: '财政',
  党建办: '党建',
}

export interface UnitMatch {
  readonly unit: string | null
  /** Units that could all be meant, by name. */
  readonly alike: readonly string[]
  /** Only a unit that is no longer there has this name. */
  readonly gone: boolean
}

/** Units a printed name can mean: the same name, or the same without its level and its ending. */
function meant(said: string, units: readonly Unit[]): readonly Unit[] {
  const same = units.filter(u => u.name === said)
  if (same.length === 1) return same
  const plain = bare(said)
  if (plain.length < 2) return []
  const wanted = short[plain] ?? plain
  return units.filter(u => {
    const own = bare(u.name)
    return own === wanted || (Math.min(own.length, wanted.length) >= 3 && (own.endsWith(wanted) || wanted.endsWith(own)))
  })
}

/** Which unit of the office a printed name means. Nothing is guessed between two, and a unit that is gone is none. */
export function matchUnit(said: string, units: Snapshot['units']): UnitMatch {
  const all = [...units.values()]
  const living = meant(
    said,
    all.filter(u => u.active),
  )
  if (living.length === 1) return { unit: living[0]!.id, alike: [], gone: false }
  const gone = living.length === 0 && meant(said, all).length > 0
  return { unit: null, alike: living.map(u => u.name), gone }
}

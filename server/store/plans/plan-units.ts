import type { Snapshot } from '../directory.ts'

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
  /** More than one unit could be meant. */
  readonly doubt: boolean
}

/**
 * Which unit of the office a printed name means: the same name, or the same without its level and its ending. Nothing is
 * guessed between two, and a unit that is gone is none.
 */
export function matchUnit(said: string, units: Snapshot['units']): UnitMatch {
  const living = [...units.values()].filter(u => u.active)
  const same = living.filter(u => u.name === said)
  if (same.length === 1) return { unit: same[0]!.id, doubt: false }
  const plain = bare(said)
  if (plain.length < 2) return { unit: null, doubt: false }
  const wanted = short[plain] ?? plain
  const alike = living.filter(u => {
    const own = bare(u.name)
    return own === wanted || (Math.min(own.length, wanted.length) >= 3 && (own.endsWith(wanted) || wanted.endsWith(own)))
  })
  return alike.length === 1 ? { unit: alike[0]!.id, doubt: false } : { unit: null, doubt: alike.length > 1 }
}

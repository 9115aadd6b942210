import { centroid, type P } from './geometry.ts'
import type { Names } from './names.ts'
import type { Plot } from './plots.ts'
import type { BlockUse } from './types.ts'

/** Buildings that share one name, one gate and one house number: a housing estate, a works, a school, a hospital, a park. */
export interface Estate {
  name: string
  use: BlockUse
  plots: number[]
  gate: P
}

const plotsPerEstate: Partial<Record<BlockUse, number>> = { mature: 3, new: 2 }

export function estates(plots: readonly Plot[], names: Names): Estate[] {
  const result: Estate[] = []
  const schools = ['菱渡小学', '南棹第二中学', '荻汊实验学校', '云汀第五小学']
  const parks = ['荻汊公园', '柳堤公园', '古井园', '苇汊公园', '菱角公园', '棹歌园']
  const nameOf = (use: BlockUse): string => {
    if (use === 'mature') return names.oldEstate()
    if (use === 'new') return names.newEstate()
    if (use === 'industry') return `${names.firm()}厂`
    if (use === 'school') return schools.shift()!
    if (use === 'health') return '菱渡医院'
    if (use === 'bank') return '青棹江滨江公园'
    if (use === 'park') return parks.shift() ?? '街心花园'
    return names.mall()
  }
  const add = (use: BlockUse, members: number[]) =>
    result.push({ name: nameOf(use), use, plots: members, gate: centroid(plots[members[0]!]!.ring) })
  const groups = Map.groupBy(plots.keys(), i => `${plots[i]!.superblock} ${plots[i]!.use}`)
  for (const members of groups.values()) {
    const { use } = plots[members[0]!]!
    if (use === 'old' || use === 'village') continue
    const size = plotsPerEstate[use] ?? 1
    const ordered = members.toSorted((a, b) => centroid(plots[a]!.ring)[0] - centroid(plots[b]!.ring)[0])
    const count = Math.ceil(ordered.length / size)
    for (let i = 0; i < count; i++)
      add(use, ordered.slice(Math.floor((i * ordered.length) / count), Math.floor(((i + 1) * ordered.length) / count)))
  }
  return result
}

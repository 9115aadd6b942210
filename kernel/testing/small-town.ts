import { type Area, buildIndex, type PlaceKind, type Point, placeAt } from '#methods/placement/index'
import { chineseCalendar } from '#methods/working-time/index'
import type { LngLat, PlaceValue } from '../define/field.ts'
import { communityWorker, dispatcher, gridWorker, handler, leader, type Role, resident, supervisor } from '../define/role.ts'
import { type Actor, covers, type Post } from '../engine/actor.ts'
import type { CasePlace } from '../engine/model.ts'
import type { Names } from '../engine/values.ts'

/** A made-up street of three communities with three square grids each, twenty people and four units: enough to try anything. */

/** A working Wednesday, 09:30, with no holiday near. */
export const morning = Date.UTC(2026, 2, 4, 1, 30)
export const calendar = chineseCalendar({ id: 'small-town', version: 1 })

const corner: Point = [110, 30]
const side = 0.01
const squareFrom = (column: number, row: number, columns: number, rows: number): Area['polygons'] => {
  const [west, south] = [corner[0] + column * side, corner[1] + row * side]
  const [east, north] = [west + columns * side, south + rows * side]
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ]
}
const area = (kind: PlaceKind, id: string, name: string, parent: string | null, polygons: Area['polygons']): Area => ({
  id,
  kind,
  code: id,
  name,
  parent,
  polygons,
  validFrom: 0,
  validTo: null,
  boundary: `${id}@1`,
})

const three = [1, 2, 3] as const
const numerals = ['一', '二', '三'] as const
export const areas: readonly Area[] = [
  area('street', 'street', '柳河街道', null, squareFrom(0, 0, 3, 3)),
  ...three.map(c => area('community', `c${c}`, `${numerals[c - 1]}号社区`, 'street', squareFrom(0, c - 1, 3, 1))),
  ...three.flatMap(c => three.map(g => area('grid', `g${c}${g}`, `第${c}${g}网格`, `c${c}`, squareFrom(g - 1, c - 1, 1, 1)))),
]
const index = buildIndex(areas, morning)

/** The middle of a grid, e.g. `pointIn('g12')`. */
export const pointIn = (grid: string): LngLat => [
  corner[0] + (Number(grid[2]) - 0.5) * side,
  corner[1] + (Number(grid[1]) - 0.5) * side,
]
export const outside: LngLat = [corner[0] - side, corner[1] - side]

/** Where a place value lies; null outside the street. Words alone belong to the street, as no grid can be told from them. */
export function placed(value: PlaceValue): CasePlace | null {
  const { point = null, address = null } = value
  if (point === null) return { street: 'street', community: null, grid: null, building: null, boundary: null, point, address }
  const found = placeAt(index, point)
  return found.street === null ? null : { ...found, point, address }
}

export const units: Readonly<Record<string, string>> = {
  city: '城管执法队',
  roads: '市政养护所',
  water: '供水站',
  estate: '物业服务中心',
}

const post = (of: Role, place: string | null, unit: string | null = null): Post => ({ role: of.id, scope: of.scope, unit, place })
type Staff = Extract<Actor, { kind: 'staff' }>
const staff = (person: string, name: string, ...posts: Post[]): Staff => ({ kind: 'staff', person, name, posts })

const gridNames = ['王敏', '陈志', '赵琴', '孙立', '周燕', '吴刚', '郑芳', '冯宁', '褚洁']
const communityNames = ['卫红', '蒋涛', '沈秋']
export const people: readonly Staff[] = [
  ...three.flatMap(c =>
    three.map(g => staff(`grid-${c}${g}`, gridNames[(c - 1) * 3 + g - 1] ?? '', post(gridWorker, `g${c}${g}`))),
  ),
  ...three.map(c => staff(`community-${c}`, communityNames[c - 1] ?? '', post(communityWorker, `c${c}`))),
  staff('dispatch-1', '李强', post(dispatcher, 'street')),
  staff('dispatch-2', '韩雪', post(dispatcher, 'street')),
  staff('city-1', '杨帆', post(handler, null, 'city')),
  staff('roads-1', '朱勇', post(handler, null, 'roads')),
  staff('water-1', '秦岚', post(handler, null, 'water')),
  staff('estate-1', '尤佳', post(handler, null, 'estate')),
  staff('supervisor', '许正', post(supervisor, 'street')),
  staff('leader', '何远', post(leader, 'street')),
]

/** The resident who reports in the tests, and another one who must not see it. */
export const aunt: Actor = { kind: 'resident', person: 'aunt', name: '周婶' }
export const stranger: Actor = { kind: 'resident', person: 'stranger', name: '路人' }

/** The first person who holds this role for this place. */
export function onDuty(role: string, place: CasePlace): { readonly unit: string | null; readonly person: string } | null {
  for (const { person, posts } of people)
    for (const p of posts) if (p.role === role && covers(p, { place, unit: null, tasks: [] })) return { unit: p.unit, person }
  return null
}

export const someone = (role: Role): Actor => {
  if (role.id === resident.id) return aunt
  const found = people.find(p => p.posts.some(held => held.role === role.id))
  if (!found) throw new Error(`nobody in the small town is ${role.title}`)
  return found
}

/** Who acts for a unit. */
export const ofUnit = (unit: string): Actor => {
  const found = people.find(p => p.posts.some(held => held.unit === unit))
  if (!found) throw new Error(`the small town has no unit ${unit}`)
  return found
}

export const names: Names = {
  unit: id => units[id] ?? id,
  person: id => people.find(p => p.person === id)?.name ?? id,
  place: id => areas.find(a => a.id === id)?.name ?? id,
}

import { type Random, stableId } from '../random.ts'
import { type Door, numberDoors } from './doors.ts'
import type { Estate } from './estates.ts'
import type { Shape } from './fill/site.ts'
import { centroid } from './geometry.ts'
import { town } from './names.ts'
import { readingOrder } from './partition.ts'
import type { Plot } from './plots.ts'
import { toRings } from './project.ts'
import type { NamedRoad } from './roads.ts'
import type { TownAddress, TownBuilding, TownPlace } from './types.ts'

interface Standing {
  shape: Shape
  plot: number
  estate: Estate | null
}

/** How many households the office's register lists; the rooms of the town are several times as many. */
const registered = 6000

/** Turns shapes into numbered buildings and lists the households registered in them. */
export function populate(
  seed: string,
  random: Random,
  plots: readonly Plot[],
  gridOf: readonly TownPlace[],
  owners: readonly Estate[],
  roads: readonly NamedRoad[],
): { buildings: TownBuilding[]; addresses: TownAddress[] } {
  const estateOf = new Map(owners.flatMap(estate => estate.plots.map(plot => [plot, estate] as const)))
  const standing = readingOrder(
    plots.flatMap((plot, i) =>
      plot.shapes.map((shape): Standing => ({ shape, plot: i, estate: shape.own ? null : (estateOf.get(i) ?? null) })),
    ),
    ({ shape }) => centroid(shape.ring),
    28,
  )
  const own = standing.filter(s => s.estate === null)
  const doors = numberDoors([...owners.map(e => e.gate), ...own.map(s => centroid(s.shape.ring))], roads)
  const gate = new Map(owners.map((estate, i) => [estate, doors[i]!]))
  const door = new Map(own.map((s, i) => [s, doors[owners.length + i]!]))
  const counters = new Map<string, number>()
  const count = (key: string) => {
    const n = (counters.get(key) ?? 0) + 1
    counters.set(key, n)
    return n
  }
  const buildings: TownBuilding[] = []
  const rooms: { building: TownBuilding; text: string; unit: number; room: string; grid: TownPlace; only: boolean }[] = []
  for (const s of standing) {
    const grid = gridOf[s.plot]!
    const number = door.get(s) ?? gate.get(s.estate!)!
    const code = grid.code + String(count(grid.code)).padStart(4, '0')
    const name = s.estate ? `${s.estate.name} ${partName(s, count)}` : `${number.road}${number.number}号`
    const building: TownBuilding = {
      id: stableId(`${seed}/building/${code}`),
      grid: grid.id,
      name,
      code,
      polygon: toRings(s.shape.ring, s.shape.court ? [s.shape.court] : []),
      floors: s.shape.floors,
      use: s.shape.use,
      units: s.shape.units,
      estate: s.estate?.name ?? null,
    }
    buildings.push(building)
    for (const room of roomsOf(s, plots[s.plot]!, number, name)) rooms.push({ building, grid, ...room })
  }
  const sure = rooms.filter(room => room.only).length
  const share = (registered - sure) / (rooms.length - sure)
  const addresses = rooms
    .filter(room => room.only || random.chance(share))
    .map(({ building, text, unit, room, grid }): TownAddress => {
      grid.households++
      return { id: stableId(`${seed}/address/${text}`), building: building.id, text, unit, room }
    })
  return { buildings, addresses }
}

function partName({ shape, estate }: Standing, count: (key: string) => number): string {
  const key = `${estate!.name} ${shape.use}`
  const n = count(key)
  if (shape.use === 'home') return `${n}幢`
  if (shape.use === 'factory') return `${n}号厂房`
  if (estate!.use === 'industry') return '办公楼'
  if (estate!.use === 'school') return ['教学楼', '实验楼', '办公楼', '体育馆', '食堂'][n - 1] ?? `${n}号楼`
  if (estate!.use === 'health') return ['住院楼', '门诊楼', '医技楼', '行政楼', '后勤楼', '配电房'][n - 1] ?? `${n}号楼`
  if (estate!.use === 'centre') return shape.use === 'shop' ? `${n}号馆` : `${n}号写字楼`
  if (estate!.use === 'park' || estate!.use === 'bank') return `${n}号亭`
  return shape.use === 'school' ? `幼儿园${n > 1 ? n : ''}` : `${n}号配套用房`
}

/** The rooms people live in. A house of its own is one household; in the city village each floor is let apart. */
function* roomsOf(
  { shape, estate }: Standing,
  plot: Plot,
  door: Door,
  name: string,
): Generator<{ text: string; unit: number; room: string; only: boolean }> {
  if (shape.use !== 'home') return
  const house = `${town.district}${town.street}${door.road}${door.number}号`
  if (!estate) {
    if (plot.use === 'old') yield { text: house, unit: 1, room: '101', only: true }
    else
      for (let floor = 1; floor <= shape.floors; floor++)
        yield { text: `${house}${floor}01室`, unit: 1, room: `${floor}01`, only: floor === 1 }
    return
  }
  const perFloor = shape.floors > 13 ? 4 : 2
  for (let unit = 1; unit <= shape.units; unit++)
    for (let floor = 1; floor <= shape.floors; floor++)
      for (let flat = 1; flat <= perFloor; flat++) {
        const room = `${floor}0${flat}`
        yield { text: `${house}${name.replace(' ', '')}${unit}单元${room}室`, unit, room, only: false }
      }
}

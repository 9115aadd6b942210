import { describe, expect, test } from 'vitest'
import { makeTown, type Point, type Rings, type Town, type TownPlace } from './index.ts'

const town = makeTown(1)
const of = (kind: TownPlace['kind'], from: Town = town) => from.places.filter(place => place.kind === kind)
const street = of('street')[0]!
const communities = of('community')
const grids = of('grid')

const ringArea = (ring: readonly Point[]) => {
  const [ox, oy] = ring[0]!
  return ring.slice(1).reduce((sum, [x, y], i) => sum + ((ring[i]![0] - ox) * (y - oy) - (x - ox) * (ring[i]![1] - oy)) / 2, 0)
}
const areaOf = (polygons: readonly Rings[]) => polygons.flat().reduce((sum, ring) => sum + ringArea(ring), 0)
const within = ([x, y]: Point, polygons: readonly Rings[]) => {
  let inside = false
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!
      const [bx, by] = ring[i]!
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  return inside
}

/** Directed edges of the parts that no other part walks the opposite way: the outline, when the parts fit exactly. */
function loose(parts: readonly TownPlace[]): string[] {
  const walked = new Map<string, number>()
  for (const ring of parts.flatMap(part => part.polygons.flat()))
    for (let i = 1; i < ring.length; i++) {
      const key = `${ring[i - 1]} ${ring[i]}`
      walked.set(key, (walked.get(key) ?? 0) + 1)
    }
  for (const [key, times] of walked) if (times > 1) throw new Error(`two parts walk ${key} the same way`)
  return [...walked.keys()].filter(key => !walked.has(key.split(' ').reverse().join(' '))).sort()
}

describe('the town of seed 1', () => {
  test('has one street, eight communities of seven or eight grids, and the expected amount of everything', () => {
    expect(of('street')).toHaveLength(1)
    expect(communities).toHaveLength(8)
    for (const community of communities) expect([7, 8]).toContain(grids.filter(grid => grid.parent === community.id).length)
    expect(grids).toHaveLength(60)
    expect(town.buildings.length).toBeGreaterThan(1400)
    expect(town.buildings.length).toBeLessThan(1900)
    expect(Math.abs(town.addresses.length - 6000)).toBeLessThan(300)
    expect(town.facilities).toHaveLength(800)
  })

  test('is divided without gap or overlap: every border edge between two neighbours is walked once each way', () => {
    expect(loose(communities)).toEqual(loose([street]))
    for (const community of communities)
      expect(loose(grids.filter(grid => grid.parent === community.id))).toEqual(loose([community]))
  })

  test('has communities and grids whose areas add up to the street', () => {
    const whole = areaOf(street.polygons)
    expect(whole).toBeGreaterThan(0)
    expect(Math.abs(communities.reduce((sum, c) => sum + areaOf(c.polygons), 0) / whole - 1)).toBeLessThan(1e-6)
    expect(Math.abs(grids.reduce((sum, g) => sum + areaOf(g.polygons), 0) / whole - 1)).toBeLessThan(1e-6)
  })

  test('keeps each place in one piece', () => {
    for (const place of town.places) expect(place.polygons, place.name).toHaveLength(1)
  })

  test('has every corner of every building in its own grid and in no other', () => {
    const byId = new Map(grids.map(grid => [grid.id, grid]))
    for (const building of town.buildings) {
      for (const corner of building.polygon[0]!)
        expect(within(corner, byId.get(building.grid)!.polygons), building.name).toBe(true)
      const corner = building.polygon[0]![0]!
      expect(grids.filter(grid => within(corner, grid.polygons))).toHaveLength(1)
    }
  })

  test('has no building standing in the river or the canal', () => {
    const water = town.water.filter(area => area.kind !== 'pond').flatMap(area => area.polygons)
    for (const building of town.buildings) expect(within(building.polygon[0]![0]!, water), building.name).toBe(false)
  })

  test('has every facility in its own grid', () => {
    const byId = new Map(grids.map(grid => [grid.id, grid]))
    for (const facility of town.facilities)
      expect(within(facility.at, byId.get(facility.grid)!.polygons), facility.name).toBe(true)
  })

  test('numbers places by the layout of 6, 3, 3 and 3 digits, each code once and below its parent', () => {
    const byId = new Map(town.places.map(place => [place.id, place]))
    const digits = { street: 9, community: 12, grid: 15 }
    for (const place of town.places) {
      expect(place.code).toMatch(new RegExp(`^\\d{${digits[place.kind]}}$`))
      if (place.parent) expect(place.code.startsWith(byId.get(place.parent)!.code)).toBe(true)
    }
    expect(new Set(town.places.map(place => place.code)).size).toBe(town.places.length)
    expect(new Set(town.buildings.map(building => building.code)).size).toBe(town.buildings.length)
  })

  test('lists each address once, in a building where people live, and counts it in its grid, community and street', () => {
    expect(new Set(town.addresses.map(address => address.text)).size).toBe(town.addresses.length)
    const byId = new Map(town.buildings.map(building => [building.id, building]))
    const perGrid = new Map<string, number>()
    for (const address of town.addresses) {
      const building = byId.get(address.building)!
      expect(building.use).toBe('home')
      expect(address.unit).toBeLessThanOrEqual(building.units)
      perGrid.set(building.grid, (perGrid.get(building.grid) ?? 0) + 1)
    }
    for (const grid of grids) expect(grid.households).toBe(perGrid.get(grid.id) ?? 0)
    expect(street.households).toBe(town.addresses.length)
    for (const community of communities)
      expect(community.households).toBe(grids.filter(g => g.parent === community.id).reduce((sum, g) => sum + g.households, 0))
  })

  test('gives everything an identifier of its own in UUID form', () => {
    const ids = [
      town.places,
      town.buildings,
      town.addresses,
      town.roads,
      town.water,
      town.greens,
      town.blocks,
      town.facilities,
    ].flatMap(list => list.map(item => item.id))
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('any town', () => {
  test('is the same for the same seed', () => {
    expect(makeTown(1)).toEqual(town)
  })

  test.each([2, 3, 4, 5, 6])('differs for seed %i, and is divided just as exactly', seed => {
    const other = makeTown(seed)
    expect(other.buildings[0]!.polygon).not.toEqual(town.buildings[0]!.polygon)
    expect(of('community', other)).toHaveLength(8)
    expect(loose(of('community', other))).toEqual(loose(of('street', other)))
    expect(loose(of('grid', other))).toEqual(loose(of('street', other)))
    expect(new Set(other.addresses.map(address => address.text)).size).toBe(other.addresses.length)
  })
})

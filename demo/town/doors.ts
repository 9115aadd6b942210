import type { P } from './geometry.ts'
import { type NamedRoad, nearestNamed } from './roads.ts'

export interface Door {
  road: string
  number: number
}

/** Gives every door the nearest named road and a number on it: odd on the left, even on the right, rising along the road. */
export function numberDoors(places: readonly P[], roads: readonly NamedRoad[]): Door[] {
  const near = places.map((place, index) => ({ index, ...nearestNamed(place, roads) }))
  const doors: Door[] = []
  const next = new Map<string, number>()
  for (const door of near.toSorted((a, b) => a.road - b.road || a.way - b.way || a.index - b.index)) {
    const road = roads[door.road]!.name!
    const key = `${road} ${door.side}`
    const number = next.get(key) ?? (door.side === 1 ? 1 : 2)
    next.set(key, number + 2)
    doors[door.index] = { road, number }
  }
  return doors
}

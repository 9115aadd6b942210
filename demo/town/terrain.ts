import type { Random } from '../random.ts'
import { type Line, mix, type P, type Ring, turn } from './geometry.ts'
import { beside, smooth } from './lines.ts'

/** The lie of the land: how a ruler-straight plan bends over it, and where its waters run. */
export interface Terrain {
  /** Takes a point of the plan to its place on the ground. */
  bend(u: number, v: number): P
  river: { middle: Line; northBank: Line; southBank: Line; shape: Ring; northRoad: Line; southRoad: Line }
  canal: { middle: Line; shape: Ring; u: number }
}

/** How far beyond the street the plan is drawn, from its centre. */
export const reach = { u: 1500, v: 1250 }

export function terrain(random: Random): Terrain {
  const bend = bending(random.fork('bend'))
  const river = riverOf(random.fork('river'))
  return { bend, river, canal: canalOf(random.fork('canal'), bend, river.middle) }
}

function bending(random: Random): Terrain['bend'] {
  const phases = [0, 1, 2, 3].map(() => random.between(0, 2 * Math.PI))
  const tilt = random.between(-0.07, 0.07)
  return (u, v) => {
    const x = u + 40 * Math.sin(v / 430 + phases[0]!) + 24 * Math.sin((u + v) / 330 + phases[1]!)
    const y = v + 36 * Math.sin(u / 470 + phases[2]!) + 20 * Math.sin((u - v) / 350 + phases[3]!)
    return turn([x, y], tilt)
  }
}

/** A river from west to east that swings south around the old quarter, with banks that widen and narrow on their own. */
function riverOf(random: Random): Terrain['river'] {
  const lowest = random.between(-330, -210)
  const swing = random.between(165, 205)
  const level = random.between(-235, -190)
  const ripple = random.between(0, 2 * Math.PI)
  const control: P[] = []
  for (let x = -reach.u - 100; x <= reach.u + 100; x += 110)
    control.push([x, level - swing * Math.cos((x - lowest) / 430) + 46 * Math.sin(x / 215 + ripple)])
  const middle = smooth(control, 24)
  const [a, b, c, d] = [1, 2, 3, 4].map(() => random.between(0, 2 * Math.PI)) as [number, number, number, number]
  const width = (i: number, p: number, q: number) => 37 + 10 * Math.sin(i / 13 + p) + 5 * Math.sin(i / 4.7 + q)
  const park = (i: number, p: number) => 34 + 14 * Math.sin(i / 9 + p) + 6 * Math.sin(i / 3.9 - p)
  const northBank = beside(middle, i => width(i, a, b))
  const southBank = beside(middle, i => -width(i, c, d))
  const thin = (line: Line) => smooth(line.filter((_, i) => i % 5 === 0 || i === line.length - 1))
  return {
    middle,
    northBank,
    southBank,
    shape: [...southBank, ...northBank.toReversed()],
    northRoad: thin(beside(middle, i => 44 + park(i, b) + 8)),
    southRoad: thin(beside(middle, i => -(44 + park(i, d) + 8))),
  }
}

/** A canal dug from the north down to the river, with the small turns of old field boundaries. */
function canalOf(random: Random, bend: Terrain['bend'], river: Line): Terrain['canal'] {
  const u = random.between(170, 230)
  const mouth = river.reduce((best, p) => (Math.abs(p[0] - u - 30) < Math.abs(best[0] - u - 30) ? p : best))
  const control: P[] = [mouth, mix(mouth, bend(u, 120), 0.5)]
  for (let v = 120; v <= reach.v + 120; v += 165) control.push(bend(u + random.between(-34, 34), v))
  const middle = smooth(control, 20)
  const half = 8
  return { middle, shape: [...beside(middle, () => -half), ...beside(middle, () => half).toReversed()], u }
}

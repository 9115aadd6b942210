import { expect, it } from 'vitest'
import type { PlanLine } from '#contract/plans'
import { promisesIn, rowsOf, treeOf, withAbove } from './tree.ts'

const line = (id: string, parent: string | null, position: number, more: Partial<PlanLine> = {}): PlanLine => ({
  id,
  plan: 'p',
  parent,
  position,
  kind: 'target',
  state: 'live',
  number: '',
  title: id,
  lead: null,
  co: [],
  person: null,
  comparator: 'ge',
  low: 1,
  high: null,
  unit: '',
  start: null,
  due: null,
  cadence: null,
  value: null,
  share: null,
  standing: 'late',
  bound: false,
  same: false,
  asks: 0,
  ...more,
})
const gathers = { kind: 'goal', standing: 'none' } as const
const lines = [
  line('b', 'goal', 1),
  line('goal', null, 0, gathers),
  line('a', 'goal', 0, { standing: 'kept' }),
  line('c', 'b', 0, { state: 'proposed', standing: 'none' }),
]

it('grows a tree in the order of its positions and counts each promise once on the way up', () => {
  const [goal] = treeOf(lines, () => true)
  expect(goal?.below.map(n => n.item.id)).toEqual(['a', 'b'])
  expect(goal?.counts).toMatchObject({ kept: 1, late: 1, proposed: 1 })
  expect(promisesIn(goal!.counts)).toBe(2)
})

it('lets what hangs below something left out hang at the top', () => {
  expect(treeOf(lines, l => l.id !== 'goal').map(n => n.item.id)).toEqual(['a', 'b'])
})

it('shows only what is open', () => {
  const tree = treeOf(lines, () => true)
  expect(rowsOf(tree, () => false).map(n => n.item.id)).toEqual(['goal'])
  expect(rowsOf(tree, n => n.item.id !== 'b').map(n => n.item.id)).toEqual(['goal', 'a', 'b'])
})

it('finds what matches together with its headings', () => {
  expect([...withAbove(lines, l => l.id === 'c')].sort()).toEqual(['b', 'c', 'goal'])
})

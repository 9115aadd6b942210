import { describe, expect, it } from 'vitest'
import { drawLots, freeFor, type LotFile, type LotList, lotFaults, lotHash, lotsAlgorithm, lotText } from './index.ts'

const objects = Array.from({ length: 200 }, (_, n) => ({ id: `o${n}`, name: `点位${n}`, ties: [`c${n % 4}`] }))
const inspectors = Array.from({ length: 8 }, (_, n) => ({ id: `i${n}`, ties: [`c${n % 4}`] }))
const list: LotList = { title: '三月检查', objects, inspectors, conflicts: [], take: 20, each: 2, number: '某期开奖号' }
const seed = { room: ['柳树', '四十七'], number: '358' }
const draw = (more: Partial<LotList> = {}, said = seed) => {
  const of = { ...list, ...more }
  return drawLots(of, lotHash(of), said)
}
const file = (more: Partial<LotFile> = {}): LotFile => ({
  algorithm: lotsAlgorithm,
  list,
  hash: lotHash(list),
  seed,
  result: draw(),
  ...more,
})

describe('lots', () => {
  it('come out the same again, whatever order the list is in', () => {
    const back = { ...list, objects: [...objects].reverse(), inspectors: [...inspectors].reverse() }
    expect(lotText(back)).toBe(lotText(list))
    expect(drawLots(back, lotHash(back), seed)).toEqual(draw())
  })

  it('send nobody where they have an interest: by ties, or as they declared', () => {
    const conflicts = draw().flatMap(({ object, inspectors: sent }) => sent.slice(0, 1).map(i => [i, object] as const))
    const ties = new Map([...objects, ...inspectors].map(one => [one.id, one.ties[0]]))
    for (const lots of [draw(), draw({ conflicts })])
      for (const { object, inspectors: sent } of lots) for (const i of sent) expect(ties.get(i)).not.toBe(ties.get(object))
    const declared = new Set(conflicts.map(pair => pair.join()))
    expect(
      draw({ conflicts })
        .flatMap(l => l.inspectors.map(i => [i, l.object].join()))
        .filter(p => declared.has(p)),
    ).toEqual([])
  })

  it('say beforehand who is free to go where', () => {
    const free = freeFor({ ...list, conflicts: [['i1', 'o0']] })
    expect(free(objects[0]!).map(i => i.id)).toEqual(['i2', 'i3', 'i5', 'i6', 'i7'])
  })

  it('name an object without inspectors rather than send one with an interest', () => {
    const lots = draw({ inspectors: [{ id: 'i0', ties: ['c0', 'c1', 'c2', 'c3'] }] })
    expect(lots).toHaveLength(20)
    expect(lots.every(l => l.inspectors.length === 0)).toBe(true)
  })

  it('spread the work: nobody goes much oftener than another', () => {
    const times = Map.groupBy(
      draw().flatMap(l => l.inspectors),
      i => i,
    )
    const counts = inspectors.map(i => times.get(i.id)?.length ?? 0)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3)
  })

  it('give every object the same chance', () => {
    const drawn = new Map<string, number>()
    for (let n = 0; n < 400; n++)
      for (const { object } of draw({ inspectors: [] }, { ...seed, number: String(n) }))
        drawn.set(object, (drawn.get(object) ?? 0) + 1)
    // Each is drawn 40 times on average, with a standard deviation of six.
    const chi = objects.reduce((sum, o) => sum + ((drawn.get(o.id) ?? 0) - 40) ** 2 / 36, 0)
    expect(chi).toBeLessThan(280)
  })

  it('take all there are when more are asked for', () => expect(draw({ take: 500 })).toHaveLength(200))

  it('refuse a list in which something stands twice, or of which nothing is drawn', () => {
    expect(() => lotHash({ ...list, objects: [...objects, objects[0]!] })).toThrow(RangeError)
    expect(() => lotHash({ ...list, take: 0 })).toThrow(RangeError)
  })
})

describe('a published draw', () => {
  it('is found right by drawing again', () => {
    expect(lotFaults(file())).toEqual([])
    expect(lotFaults(JSON.parse(JSON.stringify(file())) as LotFile)).toEqual([])
  })

  it('is found out when the list, the seed or the result was changed', () => {
    const fewer = { ...list, objects: objects.slice(1) }
    expect(lotFaults(file({ list: fewer }))).toEqual(['hash'])
    expect(lotFaults(file({ list: fewer, hash: lotHash(fewer), seed: { ...seed, number: '359' } }))).toEqual(['result'])
    expect(lotFaults(file({ result: draw().slice(1) }))).toEqual(['result'])
    expect(lotFaults(file({ algorithm: 'dice' }))).toEqual(['algorithm'])
    expect(lotFaults(file({ list: { ...list, each: 0 } }))).toEqual(['list'])
  })
})

import type { DrawFile, PublicDraw } from '#contract/draws'
import { lotsAlgorithm } from '#methods/draws/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { type DrawRecord, drawById, drawsOf } from './draw-rows.ts'
import { outcomesOf } from './draws.ts'

type Lang = 'zh' | 'en'

/** What a finished draw is drawn again from. */
const drawnFile = ({ state, seed, result, list, hash }: DrawRecord): DrawFile | null =>
  state === 'drawn' && seed && result && list && hash
    ? {
        algorithm: lotsAlgorithm,
        list: {
          ...list,
          objects: list.objects.map(o => ({ ...o, ties: [...o.ties] })),
          inspectors: list.inspectors.map(i => ({ ...i, ties: [...i.ties] })),
          conflicts: list.conflicts.map(([inspector, object]): [string, string] => [inspector, object]),
        },
        hash,
        seed: { room: [...seed.room], number: seed.number },
        result: result.map(lot => ({ object: lot.object, inspectors: [...lot.inspectors] })),
      }
    : null

/** The file for those who draw, at once. */
export const fileOf = (app: App, id: string): Promise<DrawFile | null> =>
  asSystem(app.db, 'the file of a draw', async tx => {
    const d = await drawById(tx, id)
    return d && drawnFile(d)
  })

/** Only what was frozen is public; and before it is drawn its digest only, for the list would be a warning. */
async function shown(app: App, tx: Tx, d: DrawRecord, lang: Lang): Promise<PublicDraw | null> {
  if (!d.list || !d.hash || d.frozenAt === null) return null
  const { id, title, state, number, take, hash, frozenAt, drawnAt, withdrawn, seed } = d
  const file = drawnFile(d)
  // What is still to be inspected is not told: whoever is drawn is not warned.
  const outcomes = file ? (await outcomesOf(app, tx, d, lang)).filter(one => one.outcome !== null) : []
  return {
    id,
    title,
    state,
    number,
    take,
    hash,
    frozenAt,
    drawnAt,
    withdrawn,
    seed: seed && { room: [...seed.room], number: seed.number },
    file: file && outcomes.length === file.result.length ? file : null,
    outcomes: outcomes.map(({ object, name, inspectors: sent, outcome }) => ({ object, name, inspectors: sent, outcome })),
  }
}

export const publicDrawsOf = (app: App, lang: Lang): Promise<PublicDraw[]> =>
  asSystem(app.db, 'public draws', async tx => {
    const all: PublicDraw[] = []
    for (const d of await drawsOf(tx)) {
      const one = await shown(app, tx, d, lang)
      if (one) all.push(one)
    }
    return all
  })

/** @throws Fault not-found */
export const publicDrawOf = (app: App, id: string, lang: Lang): Promise<PublicDraw> =>
  asSystem(app.db, 'one public draw', async tx => {
    const d = await drawById(tx, id)
    const one = d && (await shown(app, tx, d, lang))
    if (!one) throw new Fault('not-found')
    return one
  })

import type { App } from '../../app.ts'
import { looksAtCase } from '../audit.ts'
import type { CaseRecord } from '../case-rows.ts'
import { asSystem, type Tx } from '../db.ts'
import { caseById, caseByNumber, type EventRecord, eventsOf } from '../write-case.ts'
import { joinByNumber } from './known-joins.ts'

interface Past {
  readonly record: CaseRecord
  readonly events: readonly EventRecord[]
}

/** What stands behind a number somebody was given. */
export interface Numbered {
  /** The key to `number` follows from this id: the case's, or that of the join. */
  readonly keyId: string
  /** Null for the number of one who joined: they have no case of their own. */
  readonly own: Past | null
  /** The case that tells what becomes of it: the own one, or the main one. */
  readonly main: Past
  readonly looks: Awaited<ReturnType<typeof looksAtCase>>
}

const past = async (tx: Tx, record: CaseRecord): Promise<Past> => ({ record, events: await eventsOf(tx, record.id) })

async function mainOf(tx: Tx, record: CaseRecord): Promise<CaseRecord> {
  const { follows } = record.rest
  return (follows && (await caseById(tx, follows.case, 'look'))) || record
}

export const readByNumber = (app: App, number: string): Promise<Numbered | null> =>
  asSystem(app.db, 'status page by number', async tx => {
    const record = await caseByNumber(tx, number)
    if (record) {
      const own = await past(tx, record)
      const main = await mainOf(tx, record)
      return {
        keyId: record.id,
        own,
        main: main.id === record.id ? own : await past(tx, main),
        looks: await looksAtCase(tx, record.id),
      }
    }
    const join = await joinByNumber(tx, number)
    const joined = join && (await caseById(tx, join.case, 'look'))
    if (!join || !joined) return null
    // Whoever lifted the mask from the case since then saw how to reach them too.
    const looks = (await looksAtCase(tx, joined.id)).filter(look => look.at >= join.at)
    return { keyId: join.id, own: null, main: await past(tx, await mainOf(tx, joined)), looks }
  })

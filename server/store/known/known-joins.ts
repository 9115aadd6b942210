import type { Actor } from '#kernel/engine/actor'
import type { Case, Data } from '#kernel/engine/model'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { type CaseRecord, caseOf } from '../case-rows.ts'
import { decideAndWrite } from '../commands.ts'
import { asSystem, type Tx } from '../db.ts'
import { caseType, hashOf } from '../definitions.ts'
import { freeNumber } from '../filing.ts'
import { moment, sql } from '../sql.ts'
import { caseById, caseByNumber } from '../write-case.ts'

export interface JoinRow {
  readonly id: string
  readonly case: string
  readonly number: string
  readonly content: string
  readonly at: number
}
const columns = sql`id, case_id as "case", number, content, at`

export const joinByNumber = (tx: Tx, number: string): Promise<JoinRow | null> =>
  tx.maybe(sql<JoinRow>`select ${columns} from case_joins where tenant_id = ${tx.tenant} and number = ${number}`)
export const joinById = (tx: Tx, id: string): Promise<JoinRow | null> =>
  tx.maybe(sql<JoinRow>`select ${columns} from case_joins where tenant_id = ${tx.tenant} and id = ${id}`)

/** One who joined, by their number: what they gave to be told by, and the cases that tell them. */
export async function voiceByNumber(tx: Tx, number: string) {
  const join = await joinByNumber(tx, number)
  const record = join && (await caseById(tx, join.case, 'look'))
  if (!join || !record) return null
  const { contact = {} } = record.rest.joined?.find(one => one.id === join.id) ?? {}
  return { id: join.id, type: record.type, data: contact, cases: [record.id, record.rest.follows?.case ?? record.id] }
}

/** A number that neither a case nor anybody who joined has yet. */
async function numberFor(tx: Tx, now: number): Promise<string> {
  for (;;) {
    const number = await freeNumber(tx, now)
    if (!(await joinByNumber(tx, number))) return number
  }
}

export interface Joining {
  readonly id: string
  /** Of the case: its id, or a number somebody was given: of a case, or of one who joined it. */
  readonly of: { readonly id: string } | { readonly number: string }
  readonly answers: Data
}

/** The case that is meant, whichever way. */
async function meant(tx: Tx, of: Joining['of']): Promise<CaseRecord | null> {
  if ('id' in of) return caseById(tx, of.id, 'look')
  const named = await caseByNumber(tx, of.number)
  const joined = named ? null : await joinByNumber(tx, of.number)
  return named ?? (joined && caseById(tx, joined.case, 'look'))
}

/**
 * “I have this too.” Joins the case, or the main case where it was merged; the same id again is the same join. What nobody
 * may know of is not there.
 * @returns the number one follows it by
 */
export async function joinCase(app: App, actor: Actor, joining: Joining): Promise<{ readonly number: string }> {
  const snapshot = await app.directory.now()
  const content = hashOf([joining.of, joining.answers, 'person' in actor ? actor.person : actor.kind])
  try {
    return await asSystem(app.db, 'somebody joins a matter', async tx => {
      const before = await joinById(tx, joining.id)
      if (before) return same(before, content)
      const found = await meant(tx, joining.of)
      if (!found || caseType(app.programmes, found.type).def.confidential) throw new Fault('not-found')
      const record = await lockMain(tx, found)
      const again = await joinById(tx, joining.id)
      if (again) return same(again, content)
      const number = await numberFor(tx, app.now())
      const command = { kind: 'join', id: joining.id, number, answers: joining.answers } as const
      await decideAndWrite(app, tx, caseType(app.programmes, record.type), record, actor, command, snapshot)
      await tx.run(sql`insert into case_joins (tenant_id, id, case_id, number, content, at)
        values (${tx.tenant}, ${joining.id}, ${record.id}, ${number}, ${content}, ${moment(app.now())})`)
      return { number }
    })
  } catch (error) {
    // The same id for two cases at once: the later is another thing under a used id.
    if ((error as { constraint?: string }).constraint === 'case_joins_pk') throw new Fault('key-reused')
    throw error
  }
}

function same(before: JoinRow, content: string): { readonly number: string } {
  if (before.content !== content) throw new Fault('key-reused')
  return { number: before.number }
}

/** A merged case is followed to its main one, which is locked; while it was waited for it may have been merged itself. */
async function lockMain(tx: Tx, found: CaseRecord): Promise<CaseRecord> {
  for (let id = found.rest.follows?.case ?? found.id; ; ) {
    const locked = await caseById(tx, id, 'lock')
    if (!locked) throw new Fault('not-found')
    if (!locked.rest.follows) return locked
    id = locked.rest.follows.case
  }
}

/** Everybody who reported the matter beside its first reporter: those who joined, and all of the cases merged into it. */
export interface Voice {
  /** The join's or the merged case's id, from which the key follows. */
  readonly case: string
  readonly number: string
  readonly data: Data
}

export async function otherVoices(tx: Tx, c: Case): Promise<Voice[]> {
  const joined = (of: Pick<Case, 'joined'>) => of.joined.map(one => ({ case: one.id, number: one.number, data: one.contact }))
  const voices: Voice[] = joined(c)
  for (const { case: id } of c.gathered) {
    const record = await caseById(tx, id, 'look')
    if (record) voices.push({ case: id, number: record.number, data: record.data }, ...joined(caseOf(record)))
  }
  return voices
}

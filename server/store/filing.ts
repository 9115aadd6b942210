import { randomInt } from 'node:crypto'
import type { Case, Data } from '#kernel/engine/model'
import type { CaseData } from '#kernel/index'
import { grams } from './case-rows.ts'
import type { Tx } from './db.ts'
import { sql } from './sql.ts'

/** A number a person can read aloud: the day, then eight random digits, so that no number leads to another's. */
export function newNumber(now: number): string {
  const day = new Date(now + 8 * 3_600_000).toISOString().slice(2, 10).replaceAll('-', '')
  const digits = String(randomInt(100_000_000)).padStart(8, '0')
  return `${day}-${digits.slice(0, 4)}-${digits.slice(4)}`
}

/** A number that no case has yet. Two transactions may still draw the same one: then the later draws again. */
export async function freeNumber(tx: Tx, now: number): Promise<string> {
  for (;;) {
    const number = newNumber(now)
    const taken = await tx.maybe(sql`select 1 from cases where tenant_id = ${tx.tenant} and number = ${number}`)
    if (!taken) return number
  }
}

/** Texts of the fields anybody may see: what the list search looks through. */
export const searchable = (def: CaseData, c: Case) => grams([...def.open.map(key => c.data[key]), c.place.address])

/** The pictures among answers, to be tied to the case. */
export const pictures = (fields: Readonly<Record<string, { kind: string }>>, answers: Data): string[] =>
  Object.entries(answers).flatMap(([key, value]) => (fields[key]?.kind === 'photos' ? (value as string[]) : []))

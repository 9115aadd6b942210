import type { KeptQuestion } from '#contract/questions'
import type { Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'

export interface QuestionRow extends Omit<KeptQuestion, 'mine' | 'owner'> {
  readonly ownerId: string
}

const columns = sql`q.id, q.owner_id as "ownerId", q.name, q.shared, q.unit_id as unit, q.question, q.look, q.changed_at as "changedAt"`
const most = 200

/** The questions this person sees: their own, their units' and the office's; their own first. */
export const questionsFor = (tx: Tx, person: string, units: readonly string[]): Promise<(QuestionRow & { owner: string })[]> =>
  tx.rows(
    sql<
      QuestionRow & { owner: string }
    >`select ${columns}, p.name as owner from questions q join people p on p.tenant_id = q.tenant_id and p.id = q.owner_id
      where q.tenant_id = ${tx.tenant}
        and (q.owner_id = ${person} or q.shared = 'office' or (q.shared = 'unit' and q.unit_id = any(${[...units]}::uuid[])))
      order by q.owner_id <> ${person}, q.name, q.id limit ${most}`,
  )

export const questionById = (tx: Tx, id: string): Promise<QuestionRow | null> =>
  tx.maybe(sql<QuestionRow>`select ${columns} from questions q where q.tenant_id = ${tx.tenant} and q.id = ${id} for update`)

export const insertQuestion = (tx: Tx, q: QuestionRow): Promise<number> =>
  tx.run(sql`insert into questions (tenant_id, id, owner_id, name, shared, unit_id, question, look, changed_at)
    values (${tx.tenant}, ${q.id}, ${q.ownerId}, ${q.name}, ${q.shared}, ${q.unit}, ${json(q.question)}::jsonb, ${q.look}, ${moment(q.changedAt)})`)

export const updateQuestion = (tx: Tx, q: QuestionRow): Promise<number> =>
  tx.run(sql`update questions set name = ${q.name}, shared = ${q.shared}, unit_id = ${q.unit}, question = ${json(q.question)}::jsonb,
    look = ${q.look}, changed_at = ${moment(q.changedAt)} where tenant_id = ${tx.tenant} and id = ${q.id}`)

export const deleteQuestion = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`delete from questions where tenant_id = ${tx.tenant} and id = ${id}`)

export const countQuestions = async (tx: Tx, person: string): Promise<number> =>
  (
    await tx.maybe(
      sql<{ n: number }>`select count(*)::int as n from questions where tenant_id = ${tx.tenant} and owner_id = ${person}`,
    )
  )?.n ?? 0

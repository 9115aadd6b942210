import type { DueErasure } from '#contract/personal'
import { type FieldData, fieldsOf, type Personal } from '#kernel/index'
import { addSpan, type Span } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { asOwner, type Tx } from '../db.ts'
import { caseTypes } from '../definitions.ts'
import { moment, type Query, sql } from '../sql.ts'

const day = 86_400_000
/** Never longer than the span really is: what ended later than this ago is not looked at. */
const atLeast = ({ amount, unit }: Span): number =>
  unit === 'month' ? amount * 28 * day : unit === 'day' || unit === 'workday' ? (amount - 1) * day : 0

/** One personal field of a case type, or column of a register with a ledger, and the rule by which it goes. */
export interface Rule {
  readonly what: 'case' | 'entry'
  readonly type: string
  readonly key: string
  readonly field: FieldData
  readonly personal: Personal
  /** Entries are named by it, or known by it. */
  readonly names: boolean
  readonly isKey: boolean
}

/** Every personal field of the office. */
export function rulesOf({ programmes }: Pick<App, 'programmes'>): readonly Rule[] {
  const cases = [...caseTypes(programmes).values()].flatMap(({ def, type }) =>
    Object.entries(fieldsOf(def)).flatMap(([key, field]): Rule[] =>
      field.personal ? [{ what: 'case', type, key, field, personal: field.personal, names: false, isKey: false }] : [],
    ),
  )
  const entries = programmes.flatMap(p =>
    Object.entries(p.registers).flatMap(([name, { ledger, columns, key: own }]) =>
      Object.entries(columns).flatMap(([key, field]): Rule[] =>
        ledger && field.personal
          ? [
              {
                what: 'entry',
                type: `${p.id}.${name}`,
                key,
                field,
                personal: field.personal,
                names: ledger.name === key,
                isKey: own === key,
              },
            ]
          : [],
      ),
    ),
  )
  return [...cases, ...entries]
}

/** What still holds a value under this rule and ended before a moment: where it stands, and the condition. */
function holding(tx: Tx, rule: Rule, before: number): { readonly from: Query<unknown>; readonly ended: Query<unknown> } {
  const at = moment(before)
  return rule.what === 'case'
    ? {
        from: sql`cases where tenant_id = ${tx.tenant} and type = ${rule.type} and closed_at < ${at}
          and (data ? ${rule.key} or exists (select 1 from jsonb_array_elements(rest -> 'joined') j where j -> 'contact' ? ${rule.key}))`,
        ended: sql`closed_at`,
      }
    : {
        from: sql`entries where tenant_id = ${tx.tenant} and register = ${rule.type} and archived_at < ${at} and data ? ${rule.key}`,
        ended: sql`archived_at`,
      }
}

/** The ids of those whose time is up, the oldest first and locked; others that somebody is changing wait for the next run. */
export async function dueIds(tx: Tx, app: App, rule: Rule, limit: number): Promise<string[]> {
  const { calendar } = await app.directory.now()
  const { keep } = rule.personal
  const { from, ended } = holding(tx, rule, app.now() - atLeast(keep))
  const found = await tx.rows(
    sql<{
      id: string
      ended: number
    }>`select id, ${ended} as ended from ${from} order by ${ended} limit ${limit} for update skip locked`,
  )
  return found.filter(one => addSpan(one.ended, keep, calendar).at <= app.now()).map(one => one.id)
}

const ahead = 90

/** What is due now and in the next ninety days, by kind and field: counts only. Nothing is changed. */
export async function dueErasures(app: App): Promise<DueErasure[]> {
  const { calendar } = await app.directory.now()
  const now = app.now()
  return asOwner(app.db, 'what is to be erased when', async tx => {
    const rows: DueErasure[] = []
    for (const rule of rulesOf(app)) {
      const { keep, basis, purpose } = rule.personal
      const { from, ended } = holding(tx, rule, now + ahead * day - atLeast(keep))
      const days = await tx.fresh(
        sql<{
          ended: number
          n: number
        }>`select max(${ended}) as ended, count(*)::int as n from ${from} group by date_trunc('day', ${ended}) order by 1`,
      )
      const due = days.map(one => ({ at: addSpan(one.ended, keep, calendar).at, n: one.n }))
      const until = (at: number) => due.reduce((sum, one) => sum + (one.at <= at ? one.n : 0), 0)
      rows.push({
        what: rule.what,
        type: rule.type,
        field: rule.key,
        purpose,
        basis,
        keep,
        now: until(now),
        in30: until(now + 30 * day),
        in90: until(now + ahead * day),
        next: due.find(one => one.at > now)?.at ?? null,
      })
    }
    return rows
  })
}

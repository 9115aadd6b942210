import type { Tx } from './db.ts'
import { moment, sql } from './sql.ts'

export interface PostRow {
  readonly id: string
  readonly person: string
  readonly role: string
  readonly unit: string | null
  readonly place: string | null
  readonly from: number
  readonly to: number | null
}
export interface RosterRow extends PostRow {
  readonly to: number
}

const postColumns = sql`id, person_id as person, role, unit_id as unit, place_id as place, valid_from as "from", valid_to as "to"`
const rosterColumns = sql`id, person_id as person, role, unit_id as unit, place_id as place, starts_at as "from", ends_at as "to"`

/** Posts of staff that have not ended. */
export const currentPosts = (tx: Tx, now: number): Promise<PostRow[]> =>
  tx.rows(
    sql<PostRow>`select ${postColumns} from posts where tenant_id = ${tx.tenant} and (valid_to is null or valid_to > ${moment(now)}) order by valid_from, id`,
  )
export const postsOf = (tx: Tx, person: string): Promise<PostRow[]> =>
  tx.rows(
    sql<PostRow>`select ${postColumns} from posts where tenant_id = ${tx.tenant} and person_id = ${person} order by valid_from, id`,
  )
export const post = (tx: Tx, id: string): Promise<PostRow | null> =>
  tx.maybe(sql<PostRow>`select ${postColumns} from posts where tenant_id = ${tx.tenant} and id = ${id}`)

export const insertPost = (tx: Tx, p: PostRow): Promise<number> =>
  tx.run(
    sql`insert into posts (tenant_id, id, person_id, role, unit_id, place_id, valid_from, valid_to)
        values (${tx.tenant}, ${p.id}, ${p.person}, ${p.role}, ${p.unit}, ${p.place}, ${moment(p.from)}, ${p.to === null ? null : moment(p.to)})`,
  )
export const endPost = (tx: Tx, id: string, to: number | null): Promise<number> =>
  tx.run(sql`update posts set valid_to = ${to === null ? null : moment(to)} where tenant_id = ${tx.tenant} and id = ${id}`)

/** Ends what is held, and takes back what would begin later. */
export async function endPostsOf(tx: Tx, person: string, now: number): Promise<number> {
  const never = await tx.run(
    sql`delete from posts where tenant_id = ${tx.tenant} and person_id = ${person} and valid_from > ${moment(now)}`,
  )
  const ended = await tx.run(
    sql`update posts set valid_to = ${moment(now)} where tenant_id = ${tx.tenant} and person_id = ${person} and (valid_to is null or valid_to > ${moment(now)})`,
  )
  return never + ended
}

export const rosters = (tx: Tx, from: number, to: number): Promise<RosterRow[]> =>
  tx.rows(
    sql<RosterRow>`select ${rosterColumns} from rosters where tenant_id = ${tx.tenant} and ends_at > ${moment(from)} and starts_at < ${moment(to)}
      order by starts_at, id`,
  )
export const roster = (tx: Tx, id: string): Promise<RosterRow | null> =>
  tx.maybe(sql<RosterRow>`select ${rosterColumns} from rosters where tenant_id = ${tx.tenant} and id = ${id}`)
export const insertRoster = (tx: Tx, r: RosterRow): Promise<number> =>
  tx.run(
    sql`insert into rosters (tenant_id, id, person_id, role, unit_id, place_id, starts_at, ends_at)
        values (${tx.tenant}, ${r.id}, ${r.person}, ${r.role}, ${r.unit}, ${r.place}, ${moment(r.from)}, ${moment(r.to)})`,
  )
export const updateRoster = (
  tx: Tx,
  id: string,
  change: { readonly person: string; readonly from: number; readonly to: number },
): Promise<number> =>
  tx.run(
    sql`update rosters set person_id = ${change.person}, starts_at = ${moment(change.from)}, ends_at = ${moment(change.to)}
        where tenant_id = ${tx.tenant} and id = ${id}`,
  )
export const deleteRoster = (tx: Tx, id: string): Promise<number> =>
  tx.run(sql`delete from rosters where tenant_id = ${tx.tenant} and id = ${id}`)

/** The named person stands in for the duties still to come; a duty under way is cut where it is taken over. */
export async function handOverRosters(tx: Tx, person: string, to: string, now: number): Promise<number> {
  const at = moment(now)
  await tx.run(
    sql`insert into rosters (tenant_id, id, person_id, role, unit_id, place_id, starts_at, ends_at)
        select tenant_id, gen_random_uuid(), ${to}, role, unit_id, place_id, ${at}, ends_at from rosters
        where tenant_id = ${tx.tenant} and person_id = ${person} and starts_at < ${at}::timestamptz and ends_at > ${at}::timestamptz`,
  )
  const cut = await tx.run(
    sql`update rosters set ends_at = ${at} where tenant_id = ${tx.tenant} and person_id = ${person} and starts_at < ${at}::timestamptz and ends_at > ${at}::timestamptz`,
  )
  const moved = await tx.run(
    sql`update rosters set person_id = ${to} where tenant_id = ${tx.tenant} and person_id = ${person} and starts_at >= ${at}::timestamptz`,
  )
  return cut + moved
}

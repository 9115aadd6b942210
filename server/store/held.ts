import { moment, type Query, sql } from './sql.ts'

export interface Held {
  readonly role: string
  readonly unit: string | null
  readonly place: string | null
}

/** What the person `p` of the query around it holds now: the posts, and the duties of the roster while they last. */
export const heldNow = (now: number): Query<Held[]> => {
  const at = sql`${moment(now)}::timestamptz`
  return sql<Held[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('role', h.role, 'unit', h.unit_id, 'place', h.place_id) order by h.role, h.unit_id, h.place_id), '[]')
    from (
      select o.role, o.unit_id, o.place_id from posts o
      where o.tenant_id = p.tenant_id and o.person_id = p.id and o.valid_from <= ${at} and (o.valid_to is null or o.valid_to > ${at})
      union
      select r.role, r.unit_id, r.place_id from rosters r
      where r.tenant_id = p.tenant_id and r.person_id = p.id and r.starts_at <= ${at} and r.ends_at > ${at}
    ) h)`
}

import { handoverHours, logLines, makeResources, makeWarnings } from '#demo/office/command'
import type { Office } from '#demo/office/index'
import { stableId } from '#demo/random'
import type { Town } from '#demo/town/index'
import type { Tx } from '../store/db.ts'
import { json, moment, sql } from '../store/sql.ts'

const hour = 3_600_000

/** Who was on duty at the desk then. */
const dispatcherAt = (office: Office, at: number): string =>
  (
    office.shifts.find(s => s.role === 'dispatcher' && s.from <= at && at < s.to) ??
    office.posts.find(p => p.role === 'dispatcher')
  )?.person ?? office.people[0]!.id

/** What the command centre of a demo office shows beside its cases: resources, warnings and the duty log of the last day. */
export async function writeCommandCentre(tx: Tx, town: Town, office: Office, now: number): Promise<void> {
  const t = tx.tenant
  const resources = makeResources(office).map(data => ({
    key: data.code,
    id: stableId(`resource ${town.seed} ${data.code}`),
    data,
  }))
  await tx.run(sql`
    insert into register_rows (tenant_id, register, key, version, id, data, valid_from)
    select ${t}, 'command-centre.resources', x.key, 1, x.id, x.data, ${moment(office.since)}::timestamptz
    from jsonb_to_recordset(${json(resources)}::jsonb) as x (key text, id uuid, data jsonb)`)
  for (const w of makeWarnings(town, office, now))
    await tx.run(sql`
      insert into public_warnings (tenant_id, id, version, message, event, level, headline, description, instruction, areas, onset, expires,
        sender, person_id, sent_at)
      values (${t}, ${w.id}, 1, 'alert', ${w.event}, ${w.level}, ${w.headline}, ${w.description}, ${w.instruction}, ${w.areas}::uuid[],
        ${moment(w.onset)}, ${moment(w.expires)}, ${w.sender}, ${dispatcherAt(office, w.onset)}, ${moment(w.onset)})`)
  const put = (
    name: string,
    at: number,
    person: string,
    kind: string,
    words: string,
    todo = false,
    about: string | null = null,
  ) =>
    tx.run(sql`
      insert into duty_log (tenant_id, id, at, person_id, kind, about_id, words, todo)
      values (${t}, ${stableId(`log ${town.seed} ${name}`)}, ${moment(at)}, ${person}, ${kind}, ${about}, ${words}, ${todo})`)
  for (const [n, { hours, words, todo }] of logLines.entries()) {
    const at = now - hours * hour
    await put(String(n), at, dispatcherAt(office, at), 'entry', words, todo)
  }
  const done = now - 5 * hour
  await put('done', done, dispatcherAt(office, done), 'done', '灯杆已换好，警戒线已撤。', false, stableId(`log ${town.seed} 0`))
  const given = now - handoverHours.given * hour
  const giver = dispatcherAt(office, given)
  await put('handover', given, giver, 'handover', '夜班平稳，供水抢修要继续盯。')
  const taken = now - handoverHours.taken * hour
  const others = office.posts.filter(p => p.role === 'dispatcher' && p.person !== giver)
  const taker = dispatcherAt(office, taken + hour)
  await put(
    'takeover',
    taken,
    taker === giver ? (others[0]?.person ?? giver) : taker,
    'takeover',
    '',
    false,
    stableId(`log ${town.seed} handover`),
  )
}

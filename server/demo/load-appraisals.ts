import type { AppraisalPart } from '#contract/appraisals'
import { type DemoAppraisal, type DemoAppraisers, makeAppraisals } from '#demo/appraisals/index'
import type { Office } from '#demo/office/index'
import { stableId } from '#demo/random'
import { type Calendar, localDay } from '#methods/working-time/index'
import { programmes } from '#programmes/index'
import { countMarks } from '../store/appraisals/appraisal-compute.ts'
import { addMarks, marksOf, type NewMark, noteChange } from '../store/appraisals/appraisal-rows.ts'
import type { Tx } from '../store/db.ts'
import { json, moment, sql } from '../store/sql.ts'

const dayMs = 86_400_000
interface Clock {
  readonly now: number
  readonly calendar: Calendar
}
const judged = { value: null, hit: null, of: null, share: false, small: false, from: null, until: null, files: [], appeal: null }
const exactly = (points: number) => ({ points, low: points, high: points })

/** How an appraisal went, one act after the other; each writes what the office itself would have written. */
async function play(tx: Tx, a: DemoAppraisal, who: DemoAppraisers, { now, calendar }: Clock): Promise<void> {
  const today = localDay(now, calendar)
  const parts = a.parts as unknown as readonly AppraisalPart[]
  const after = (days: number) => Math.min(now, Date.parse(`${a.until}T10:20:00+08:00`) + days * dayMs)
  const begun = Math.min(now, Date.parse(`${a.from}T15:00:00+08:00`) + 9 * dayMs)
  const appealUntil = a.fixed ? localDay(after(15), calendar) : null
  await tx.run(sql`
    insert into appraisals (tenant_id, id, version, edition, title, from_day, until_day, units, parts, smallest, near, state, appeal_until, made_by, made_at)
    values (${tx.tenant}, ${a.id}, ${a.fixed ? 4 : 2}, 1, ${a.title}, ${a.from}, ${a.until}, ${[...a.units]}::uuid[], ${json(parts)}::jsonb, 5, 1,
      ${a.fixed ? 'fixed' : 'open'}, ${appealUntil}, ${who.keeper}, ${moment(begun)})`)
  const note = (at: number, by: string, what: string, more: { before?: object; after?: object } = {}) =>
    noteChange(tx, { appraisal: a.id, at, by, what, ...more })
  await note(begun, who.keeper, 'made')
  await note(begun + dayMs, who.leader, 'open')
  const to = today < a.until ? today : a.until
  const days = { from: a.from, to, until: to }
  const office = { programmes, now: () => now, directory: { now: async () => ({ calendar }) } }
  const counted = await countMarks(office, tx, { id: a.id, parts, units: a.units, smallest: 5 }, days)
  await addMarks(tx, a.id, counted, after(4))
  await note(after(4), who.keeper, 'computed', { after: { ...days, changed: counted.length } })
  const given = a.marks.map((m): NewMark => ({ ...judged, ...m, ...exactly(m.points) }))
  await addMarks(tx, a.id, given, after(6))
  for (const { unit, part, points, by } of a.marks) await note(after(6), by, 'judged', { after: { unit, part, points } })
  if (!a.fixed) return
  await note(after(8), who.keeper, 'shown', { after: { appealUntil } })
  for (const one of a.objections) {
    const upheld = one.points !== null
    const { unit, part } = one
    await tx.run(sql`
      insert into appraisal_appeals (tenant_id, id, appraisal_id, unit_id, part, words, by_person, at, upheld, answer, answered_by, answered_at)
      values (${tx.tenant}, ${one.id}, ${a.id}, ${unit}, ${part}, ${one.words}, ${one.by}, ${moment(after(10))}, ${upheld}, ${one.answer},
        ${who.leader}, ${moment(after(13))})`)
    await note(after(10), one.by, 'appealed', { after: { unit, part } })
    await note(after(13), who.leader, 'answered', { after: { unit, part, upheld, points: one.points } })
    if (one.points === null) continue
    const was = (await marksOf(tx, a.id)).find(m => m.unit === unit && m.part === part)
    if (!was) continue
    const { version: _, at: __, ...before } = was
    const set = { ...before, ...exactly(one.points), words: one.answer, appeal: one.id, by: who.leader }
    await addMarks(tx, a.id, [set], after(13))
  }
  await note(after(17), who.leader, 'fixed')
}

/** What was decided elsewhere of some of the staff, as their personnel officer entered it. */
async function writeStaffResults(tx: Tx, office: Office, today: string): Promise<void> {
  const of = (login: string) => office.people.find(p => p.login === login)?.id ?? ''
  const year = Number(today.slice(0, 4)) - 1
  const line = (login: string, ago: number, grade: string, more = {}) => ({
    id: stableId(`staff result ${login} ${year - ago}`),
    person: of(login),
    year: year - ago,
    grade,
    told: `${year - ago + 1}-01-1${ago}`,
    objected: false,
    outcome: '',
    document: `菱街人〔${year - ago + 1}〕4 号`,
    ...more,
  })
  const rows = [
    line('cb-zhifa1', 0, '称职'),
    line('cb-zhifa1', 1, '优秀'),
    line('dd01', 0, '称职', { objected: true, outcome: '本人申请复核，维持原结果，已书面答复' }),
    line('sq01', 0, '合格'),
  ]
  await tx.run(sql`
    insert into staff_results (tenant_id, id, version, person_id, year, grade, told_on, objected, outcome, document, by_person, at)
    select ${tx.tenant}, r.id, 1, r.person, r.year, r.grade, r.told, r.objected, r.outcome, r.document, ${of('rs01')},
      (r.told + 1)::timestamptz
    from jsonb_to_recordset(${json(rows)}::jsonb) as r(id uuid, person uuid, year int, grade text, told date, objected boolean, outcome text,
      document text)`)
}

/** The appraisals of the demo's street, counted from its cases: one fixed, one that runs. */
export async function writeAppraisals(
  tx: Tx,
  office: Office,
  { seed, ...clock }: Clock & { readonly seed: number },
): Promise<void> {
  const of = (login: string) => office.people.find(p => p.login === login)?.id ?? ''
  const who = {
    keeper: of('db01'),
    leader: of('ld01'),
    help: of('sh01'),
    enforcement: of('cb-zhifa1'),
    roads: of('cb-shizheng1'),
  }
  const today = localDay(clock.now, clock.calendar)
  for (const one of makeAppraisals(office, seed, today, who)) await play(tx, one, who, clock)
  await writeStaffResults(tx, office, today)
}

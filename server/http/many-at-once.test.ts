import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Batch } from '#contract/bulk'
import type { CaseDetail, Filed } from '#contract/cases'
import { type Browser, type Desk, openDesk } from '../identity/testing/desk.ts'
import { sweepHeldSteps } from '../jobs/held-steps.ts'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { middle } from '../testing/small-office.ts'

let desk: Desk
let dispatcher: Browser
beforeAll(async () => {
  desk = await openDesk()
  dispatcher = await desk.signedIn('dispatcher')
})
afterAll(() => desk.stop())

const many = 2000
const atOnce = 200
const crowd = '选举那天一起来的'

/** So many pieces of work, a few at a time. */
async function each<T, R>(items: readonly T[], work: (item: T, at: number) => Promise<R>, lanes = 8): Promise<R[]> {
  const answers: R[] = []
  let next = 0
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++) answers[at] = await work(items[at] as T, at)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return answers
}
const file = async (by: Browser, n: number, words = `第${n}条，${crowd}`): Promise<Filed> => {
  const grid = `g${1 + (n % 3)}${1 + (Math.floor(n / 3) % 3)}`
  const answers = { words, where: { point: middle(grid) } }
  const answer = await by.send('POST', '/cases/incident', { id: randomUUID(), answers })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<Filed>()
}

const read = async (id: string) => (await dispatcher.send('GET', `/cases/${id}`)).json<CaseDetail>()
const send = (id: string, version: number, command: object, by = dispatcher) =>
  by.send('POST', `/cases/${id}/commands`, { version, command: { id: randomUUID(), ...command } })

describe('two dispatchers on one case', () => {
  it('who decide at once: one is done, the other is told who was quicker and what they did', async () => {
    const { id } = await file(desk.browser(), 1, '两个人同时办')
    const { version } = (await read(id)).case
    const second = await desk.signedIn('dispatcher')
    const both = await Promise.all([
      send(id, version, { kind: 'take', step: 'pass', answers: {} }),
      send(id, version, { kind: 'take', step: 'refuse', answers: { route: 'beyond', reason: '请联系物业' } }, second),
    ])
    expect(both.map(a => a.statusCode).sort()).toEqual([200, 409])
    const lost = both.find(a => a.statusCode === 409)
    expect(lost?.json<{ error: { code: string } }>().error.code).toBe('stale-version')
    expect(lost?.body).toContain('dispatcher')
    expect((await read(id)).events.filter(e => e.body.kind === 'Stepped')).toHaveLength(1)
  })

  it('who only talk, or of whom one talks, do not stand in each other’s way, nor in that of an arriving voice', async () => {
    const { id, number } = await file(desk.browser(), 2, '一边说一边办')
    const { version } = (await read(id)).case
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, (_, n) => send(id, version, { kind: 'comment', text: `第${n}句` })),
      send(id, version, { kind: 'take', step: 'pass', answers: {} }),
      desk.browser().send('POST', `/public/cases/${number}/join`, { id: randomUUID(), answers: {} }),
    ])
    expect(answers.map(a => a.statusCode)).toEqual(answers.map(() => 200))
    const { case: c, events } = await read(id)
    expect(c.state).toBe('checked')
    expect(c.joined).toHaveLength(1)
    expect(events.filter(e => e.body.kind === 'Commented')).toHaveLength(8)
  })
})

it('two thousand by bulk while others write: nothing is lost, and nobody is refused without words', {
  timeout: 280_000,
}, async () => {
  const nobody = desk.browser()
  const cases = await each(
    Array.from({ length: many }, (_, n) => n),
    n => file(nobody, n),
  )
  const supervisor = await desk.signedIn('supervisor')
  const batches = Array.from({ length: many / atOnce }, (_, n) => cases.slice(n * atOnce, (n + 1) * atOnce))

  // At the same time: ten batches; a comment on every tenth; a voice joining every fiftieth; a hundred new reports; and a
  // colleague who refuses some of the same cases, one by one.
  const commented = cases.filter((_, n) => n % 10 === 3)
  const joined = cases.filter((_, n) => n % 50 === 7)
  const taken = cases.filter((_, n) => n % 40 === 11)
  const refusal = { kind: 'take', step: 'refuse', answers: { route: 'beyond', reason: '请联系物业' } }
  const [made, comments, voices, quicker, more] = await Promise.all([
    each(
      batches,
      async some => {
        const items = some.map(c => ({ case: c.id, version: c.version }))
        const answer = await dispatcher.send('POST', '/cases/bulk', { id: randomUUID(), step: 'pass', items })
        expect(answer.statusCode, answer.body).toBe(200)
        return answer.json<Batch>()
      },
      2,
    ),
    each(commented, c => send(c.id, c.version, { kind: 'comment', text: '请今天办' }, supervisor), 2),
    each(joined, c => nobody.send('POST', `/public/cases/${c.number}/join`, { id: randomUUID(), answers: {} }), 2),
    each(
      taken,
      c => dispatcher.send('POST', `/cases/${c.id}/commands`, { version: c.version, command: { id: randomUUID(), ...refusal } }),
      1,
    ),
    each(
      Array.from({ length: 100 }, (_, n) => n),
      n => file(nobody, n),
      1,
    ),
  ])
  expect(comments.map(a => a.statusCode)).toEqual(comments.map(() => 200))
  expect(voices.map(a => a.statusCode)).toEqual(voices.map(() => 200))
  expect(more).toHaveLength(100)

  // The time for taking it back passes; two instances sweep while comments still arrive.
  desk.office.pass(11_000)
  const { app } = desk.office
  const late = cases.filter((_, n) => n % 100 === 50)
  const sweep = async () => {
    while ((await sweepHeldSteps(app, 200)) > 0);
  }
  const [said] = await Promise.all([
    each(
      late,
      async c => {
        const { version } = (await supervisor.send('GET', `/cases/${c.id}`)).json<CaseDetail>().case
        return send(c.id, version, { kind: 'comment', text: '还在等' }, supervisor)
      },
      2,
    ),
    sweep(),
    sweep(),
  ])
  expect(said.map(a => a.statusCode)).toEqual(said.map(() => 200))
  await sweep()

  // Every case is answered for: taken, or refused with words that say why.
  const answered = await each(made, async b => (await dispatcher.send('GET', `/cases/bulk/${b.id}`)).json<Batch>().items, 2)
  const items = answered.flat()
  expect(items).toHaveLength(many)
  const states = await asSystem(app.db, 'test', tx =>
    tx.rows(
      sql<{
        id: string
        state: string
      }>`select id, state from cases where tenant_id = ${tx.tenant} and data ->> 'words' like ${`%${crowd}`}`,
    ),
  )
  const stateOf = new Map(states.map(s => [s.id, s.state]))
  expect(stateOf.size).toBe(many + 100)
  const refused = items.filter(i => i.status !== 'done')
  for (const item of items) {
    if (item.status === 'done') expect(stateOf.get(item.case)).toMatch(/checked|refused/)
    else {
      expect(item.status).toBe('refused')
      expect(item.error?.message ?? '').not.toBe('')
      expect(stateOf.get(item.case)).toBe('refused')
    }
  }
  const won = quicker.filter(a => a.statusCode === 200)
  for (const lost of quicker.filter(a => a.statusCode !== 200))
    expect(lost.json<{ error: { code: string; message: string } }>().error).toMatchObject({
      message: expect.stringMatching(/.+/),
    })
  expect(states.filter(s => s.state === 'refused')).toHaveLength(won.length)
  expect(states.filter(s => s.state === 'checked')).toHaveLength(many - won.length)
  const [written] = await asSystem(app.db, 'test', tx =>
    tx.rows(sql<{ comments: number; voices: number }>`
      select (select count(*)::int from case_events e join cases c using (tenant_id) where e.tenant_id = ${tx.tenant} and c.id = e.case_id and e.body ->> 'kind' = 'Commented' and c.data ->> 'words' like ${`%${crowd}`}) as comments,
        (select count(*)::int from cases where tenant_id = ${tx.tenant} and voices = 2 and data ->> 'words' like ${`%${crowd}`}) as voices`),
  )
  expect(written).toEqual({ comments: commented.length + late.length, voices: joined.length })
  console.log(
    `bulk under load: ${many - refused.length} taken, ${refused.length} refused with words, ${won.length} of ${taken.length} refused by hand`,
  )
})

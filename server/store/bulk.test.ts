import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bulkBody } from '#contract/bulk'
import type { Case } from '#kernel/engine/model'
import { forgetHeldSteps, sweepHeldSteps } from '../jobs/held-steps.ts'
import { at, middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { acceptBatch, lookAhead, lookAt, myBatches, readBatch, recallBatch, runBatch } from './bulk.ts'
import { caseOf } from './case-rows.ts'
import { fileCase, runCommand } from './commands.ts'
import { asSystem } from './db.ts'
import { moment, sql } from './sql.ts'
import { caseById, eventsOf } from './write-case.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const dispatcher = staff('dispatcher')
const second = 1000

const file = async (grid = 'g12'): Promise<Case> =>
  (
    await fileCase(office.app, neighbour('li'), {
      type: 'incident',
      id: randomUUID(),
      channel: 'portal',
      answers: { words: '井盖松了', where: { point: middle(grid) } },
    })
  ).c
const some = (n: number) => Promise.all(Array.from({ length: n }, () => file()))
const body = (step: string, cases: readonly Case[], answers = {}, id: string = randomUUID()) =>
  bulkBody.parse({ id, step, answers, items: cases.map(c => ({ case: c.id, version: c.version })) })
const send = (b: ReturnType<typeof body>, actor = dispatcher) => acceptBatch(office.app, actor, b, 'zh')
const now = (c: Case) => asSystem(office.app.db, 'test', async tx => caseOf((await caseById(tx, c.id, 'look'))!))
const states = async (cases: readonly Case[]) => (await Promise.all(cases.map(now))).map(c => c.state)
const take = (c: Case, step: string, answers = {}) =>
  runCommand(office.app, dispatcher, c.id, c.version, { kind: 'take', id: randomUUID(), step, answers })
const wait = async () => {
  office.pass(11 * second)
  while ((await sweepHeldSteps(office.app)) > 0);
}

describe('a step on many cases', () => {
  it('is accepted at once, taken when the time for taking it back is over, and answered for each case', async () => {
    const cases = await some(3)
    const moved = await take(cases[1]!, 'pass')
    const made = await send(body('pass', [cases[0]!, moved, cases[2]!]))
    expect(made.items.map(i => [i.status, i.error?.code])).toEqual([
      ['held', undefined],
      ['refused', 'step-not-now'],
      ['held', undefined],
    ])
    expect(await states(cases)).toEqual(['reported', 'checked', 'reported'])
    await sweepHeldSteps(office.app)
    expect(await states(cases)).toEqual(['reported', 'checked', 'reported'])
    await wait()
    expect(await states(cases)).toEqual(['checked', 'checked', 'checked'])
    expect((await readBatch(office.app, dispatcher, made.id)).items.map(i => i.status)).toEqual(['done', 'refused', 'done'])
  })

  it('is taken back as a whole, and never happened', async () => {
    const cases = await some(3)
    const before = await Promise.all(cases.map(now))
    const made = await send(body('pass', cases))
    const back = await recallBatch(office.app, dispatcher, made.id)
    expect(back.items.map(i => i.status)).toEqual(['recalled', 'recalled', 'recalled'])
    await wait()
    expect(await Promise.all(cases.map(now))).toEqual(before)
    // Taken back, it can be sent anew.
    await send(body('pass', cases))
    await wait()
    expect(await states(cases)).toEqual(['checked', 'checked', 'checked'])
  })

  it('cannot be taken back once it is taken, and says so', async () => {
    const cases = await some(2)
    const made = await send(body('pass', cases))
    await runBatch(office.app, dispatcher, made.id)
    expect((await recallBatch(office.app, dispatcher, made.id)).items.map(i => i.status)).toEqual(['done', 'done'])
    expect(await states(cases)).toEqual(['checked', 'checked'])
  })

  it('sent twice under one id is one batch, and another content under that id is refused', async () => {
    const cases = await some(2)
    const b = body('pass', cases)
    const [one, two] = await Promise.all([send(b), send(b)])
    expect(one!.items).toEqual(two!.items)
    await Promise.all([
      runBatch(office.app, dispatcher, b.id),
      sweepHeldSteps(office.app),
      runBatch(office.app, dispatcher, b.id),
    ])
    await wait()
    const events = await asSystem(office.app.db, 'test', tx => eventsOf(tx, cases[0]!.id))
    expect(events.filter(e => e.body.kind === 'Stepped')).toHaveLength(1)
    await expect(send({ ...b, step: 'refuse' })).rejects.toMatchObject({ code: 'key-reused' })
  })

  it('does not run over what a colleague did meanwhile, and its sender hears of it', async () => {
    const cases = await some(2)
    const made = await send(body('pass', cases))
    const { c } = { c: cases[0]! }
    await runCommand(office.app, dispatcher, c.id, c.version, {
      kind: 'take',
      id: randomUUID(),
      step: 'refuse',
      answers: { route: 'beyond', reason: '请联系物业' },
    })
    await wait()
    expect(await states(cases)).toEqual(['refused', 'checked'])
    const { items } = await readBatch(office.app, dispatcher, made.id)
    expect(items.map(i => [i.status, i.error?.code])).toEqual([
      ['refused', 'stale-version'],
      ['done', undefined],
    ])
    expect((await myBatches(office.app, dispatcher)).map(b => b.id)).toContain(made.id)
    const notices = await asSystem(office.app.db, 'test', tx =>
      tx.rows(
        sql`select 1 from notices where tenant_id = ${tx.tenant} and kind = 'StepRefused' and case_id = ${c.id} and person_id = ${at('dispatcher')}`,
      ),
    )
    expect(notices).toHaveLength(1)
  })

  it('is not taken for somebody who has left since', async () => {
    const cases = await some(1)
    const made = await send(body('pass', cases))
    const until = (end: string | null) =>
      asSystem(office.app.db, 'test', tx =>
        tx.run(sql`update posts set valid_to = ${end} where tenant_id = ${tx.tenant} and person_id = ${at('dispatcher')}`),
      )
    await until(moment(office.app.now()))
    await wait()
    await until(null)
    expect(await states(cases)).toEqual(['reported'])
    expect((await readBatch(office.app, dispatcher, made.id)).items[0]).toMatchObject({ status: 'refused' })
  })

  it('keeps the answers of one case above those for all', async () => {
    const cases = await Promise.all((await some(2)).map(c => take(c, 'pass')))
    const b = body('file', cases, { category: '010101' })
    b.items[1]!.answers = { category: '030201' }
    await send(b)
    await wait()
    expect((await Promise.all(cases.map(now))).map(c => c.data.category)).toEqual(['010101', '030201'])
  })

  it('belongs to its sender alone', async () => {
    const made = await send(body('pass', await some(1)))
    const other = staff('supervisor')
    await expect(readBatch(office.app, other, made.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(recallBatch(office.app, other, made.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(runBatch(office.app, other, made.id)).rejects.toMatchObject({ code: 'not-found' })
    expect((await readBatch(office.app, dispatcher, made.id)).items[0]?.status).toBe('held')
  })

  it('never makes a case late by waiting', async () => {
    const [c] = (await some(1)) as [Case]
    await asSystem(office.app.db, 'test', tx =>
      tx.run(sql`update cases set due_at = ${moment(office.app.now() + 3000)},
        rest = jsonb_set(rest, '{clock,dueAt}', to_jsonb(${office.app.now() + 3000}::float8)) where tenant_id = ${tx.tenant} and id = ${c.id}`),
    )
    expect((await send(body('pass', [c]))).items[0]?.status).toBe('done')
    expect(await states([c])).toEqual(['checked'])
  })
})

describe('a step on one case', () => {
  it('shows the case as it will stand, with what may be done then', async () => {
    const [c] = (await some(1)) as [Case]
    const made = await send(body('pass', [c]))
    expect(made.preview).toMatchObject({ case: { state: 'checked' } })
    expect(made.preview?.steps).toContain('file')
    expect(made.preview?.events.at(-1)?.seq).toBe(made.preview?.case.version)
    await runBatch(office.app, dispatcher, made.id)
    expect((await now(c)).version).toBe(made.preview?.case.version)
  })

  it('is refused like any other when it cannot be taken, and nothing is kept', async () => {
    const c = await take((await some(1))[0]!, 'pass')
    const b = body('file', [c], {})
    await expect(send(b)).rejects.toMatchObject({ code: 'answers-invalid' })
    await expect(readBatch(office.app, dispatcher, b.id)).rejects.toMatchObject({ code: 'not-found' })
    // Mended, it may be sent under the same id.
    await expect(send({ ...b, answers: { category: '010101' } })).resolves.toMatchObject({ items: [{ status: 'held' }] })
  })
})

it('says what may be done with each, and leaves out what is out of reach', async () => {
  const cases = await some(2)
  const moved = await take(cases[0]!, 'pass')
  const { rows } = await lookAt(office.app, dispatcher, [moved.id, cases[1]!.id, randomUUID()])
  expect(rows.map(r => [r.state, r.steps.includes('file')])).toEqual([
    ['checked', true],
    ['reported', false],
  ])
  const other = { ...staff('dispatcher-other') }
  expect((await lookAt(office.app, other, [moved.id])).rows).toEqual([])
})

it('forgets what was settled a day ago', async () => {
  await send(body('pass', await some(1)))
  await wait()
  office.pass(86_400_000 + second)
  expect(await forgetHeldSteps(office.app)).toBeGreaterThan(0)
  expect(await myBatches(office.app, dispatcher)).toEqual([])
})

describe('steps that follow each other at once', () => {
  const both = (c: Case, unit = at('roads'), id: string = randomUUID()) =>
    bulkBody.parse({
      id,
      step: 'file',
      answers: { category: '010101' },
      items: [{ case: c.id, version: c.version }],
      further: [{ step: 'dispatch', answers: { unit } }],
    })
  const checked = async () => take((await some(1))[0]!, 'pass')

  it('show first what the case would be, with whom the rules propose then, and write nothing', async () => {
    const c = await checked()
    const ahead = await lookAhead(
      office.app,
      dispatcher,
      c.id,
      { version: c.version, step: 'file', answers: { category: '030201' } },
      'zh',
    )
    expect(ahead).toMatchObject({ case: { state: 'filed' }, suggestions: { unit: { unit: at('city') } } })
    expect(ahead?.proposal?.why.length).toBeGreaterThan(0)
    const other = { version: c.version, step: 'file', answers: { category: '010101' } }
    expect(await lookAhead(office.app, dispatcher, c.id, other, 'zh')).toMatchObject({
      suggestions: { unit: { unit: at('roads') } },
    })
    await expect(lookAhead(office.app, dispatcher, c.id, { ...other, answers: {} }, 'zh')).rejects.toMatchObject({
      code: 'answers-invalid',
    })
    expect(await now(c)).toEqual(c)
  })

  it('are held, shown and taken as one, each an entry of the history', async () => {
    const c = await checked()
    const made = await send(both(c))
    expect(made.items).toMatchObject([{ status: 'held' }])
    expect(made.preview?.case).toMatchObject({ state: 'handling', unit: at('roads') })
    expect(await states([c])).toEqual(['checked'])
    await wait()
    expect(await now(c)).toMatchObject({ state: 'handling', unit: at('roads'), version: made.preview?.case.version })
    const events = await asSystem(office.app.db, 'test', tx => eventsOf(tx, c.id))
    const steps = events.flatMap(e => (e.body.kind === 'Stepped' ? [[e.body.step, e.command]] : []))
    expect(steps.map(s => s[0])).toEqual(['pass', 'file', 'dispatch'])
    expect(new Set(steps.map(s => s[1])).size).toBe(3)
  })

  it('are taken back as one, and sent twice are taken once', async () => {
    const c = await checked()
    const made = await send(both(c))
    await recallBatch(office.app, dispatcher, made.id)
    await wait()
    expect(await now(c)).toEqual(c)
    const again = both(c)
    await Promise.all([send(again), send(again)])
    await Promise.all([runBatch(office.app, dispatcher, again.id), sweepHeldSteps(office.app)])
    await wait()
    const events = await asSystem(office.app.db, 'test', tx => eventsOf(tx, c.id))
    expect(events.filter(e => e.body.kind === 'Stepped')).toHaveLength(3)
  })

  it('are refused as one when the second may not be taken', async () => {
    const c = await checked()
    await expect(send(both(c, randomUUID()))).rejects.toMatchObject({ code: 'answers-invalid' })
    const twice = bulkBody.parse({ ...both(c), further: [{ step: 'file', answers: { category: '010101' } }] })
    await expect(send(twice)).rejects.toMatchObject({ code: 'step-not-now' })
    await wait()
    expect(await now(c)).toEqual(c)
  })
})

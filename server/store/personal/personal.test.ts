import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import { eraseValues } from '../../jobs/retention.ts'
import { at, middle, neighbour, type SmallOffice, smallOffice, staff } from '../../testing/small-office.ts'
import { fileCase, keyOf, runCommand } from '../commands.ts'
import { asOwner, asSystem } from '../db.ts'
import { certificateOf, listCertificates } from '../erasures.ts'
import { sql } from '../sql.ts'
import { caseById, caseByNumber, eventsOf } from '../write-case.ts'
import { tellObtained } from './consents-obtained.ts'
import { caseConsents, withdrawConsent } from './consents-withdraw.ts'
import { fileRights, heldBy, myData } from './my-data.ts'
import { copyForRequest } from './my-data-copy.ts'
import { dueErasures } from './retention-due.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const day = 86_400_000
const clerk = (role: string, person: string): Actor => ({
  kind: 'staff',
  person: at(person),
  name: person,
  posts: [{ role, scope: 'office', unit: null, place: null }],
})
const publisher = clerk('publisher', 'clerk')
const reviewer = clerk('publication-reviewer', 'head')
const look = (id: string) =>
  asSystem(office.app.db, 'test', async tx => ({ record: (await caseById(tx, id, 'look'))!, events: await eventsOf(tx, id) }))

const lamp = (phone = '190-0000-0001') =>
  fileCase(
    office.app,
    { kind: 'anonymous' },
    {
      type: 'incident',
      id: randomUUID(),
      channel: 'portal',
      answers: { words: '路灯不亮', where: { point: middle('g12') }, phone, reporter: { name: '李某' } },
    },
  )
const care = () =>
  fileCase(office.app, neighbour('wang'), {
    type: 'careVisit',
    id: randomUUID(),
    channel: 'portal',
    answers: {
      who: { name: '王奶奶' },
      call: '190-0000-0009',
      where: { point: middle('g12'), address: '柳河路 8 号 302' },
      every: { amount: 7, unit: 'day' },
      neighbour: { name: '邻居老张' },
    },
  })
const dispute = () =>
  fileCase(office.app, neighbour('zhao'), {
    type: 'dispute',
    id: randomUUID(),
    channel: 'portal',
    answers: {
      matter: '楼上漏水',
      kind: 'neighbours',
      where: { point: middle('g12') },
      reporter: { name: '赵某' },
      phone: '190-0000-0007',
      other: { name: '楼上' },
    },
  })
const bearer = (id: string): Actor => ({ kind: 'bearer', case: id })
const mine = async (number: string, id: string) => {
  const held = await heldBy(office.app, { kind: 'anonymous' }, number, keyOf(office.app.config.secret, id))
  return myData(office.app, held.found, held.actor, 'zh')
}

describe('consents', () => {
  it('stand from the moment a field that rests on consent is filled, one for each, with the words that were asked', async () => {
    const { c } = await care()
    const { rows } = await caseConsents(office.app, staff('community-c1'), c.id, 'zh')
    expect(rows.map(row => row.field).sort()).toEqual(['call', 'neighbour', 'where', 'who'])
    expect(rows.every(row => row.obtained === 'self' && row.endedAt === null && row.wording.length === 12)).toBe(true)
    expect(rows.find(row => row.field === 'call')?.purpose).toBe('按约定上门或打电话问候')
    expect(JSON.stringify(rows)).not.toContain('190-0000')
    const { rows: english } = await caseConsents(office.app, staff('community-c1'), c.id, 'en')
    expect(english.find(row => row.field === 'call')?.purpose).toMatch(/^[A-Z]/)
  })

  it('make no record where the law is the ground, not consent', async () => {
    const { c } = await lamp()
    expect((await caseConsents(office.app, staff('dispatcher'), c.id, 'zh')).rows).toEqual([])
  })

  it('say how they were obtained, once staff tell so with the paper', async () => {
    const { c } = await care()
    const actor = staff('community-c1')
    const [one] = (await caseConsents(office.app, actor, c.id, 'zh')).rows
    await tellObtained(office.app, actor, one!.id, { obtained: 'guardian', paper: null })
    const after = (await caseConsents(office.app, actor, c.id, 'zh')).rows.find(row => row.id === one!.id)
    expect(after?.obtained).toBe('guardian')
    await expect(tellObtained(office.app, actor, one!.id, { obtained: 'paper', paper: randomUUID() })).rejects.toThrow()
  })

  it('are withdrawn by the person: the value goes from the case and its history, which says so without it', async () => {
    const { c, number } = await dispute()
    const id = randomUUID()
    await withdrawConsent(office.app, bearer(c.id), c.id, { id, field: 'other' })
    await withdrawConsent(office.app, bearer(c.id), c.id, { id, field: 'other' })
    const { record, events } = await look(c.id)
    expect(record.data).not.toHaveProperty('other')
    expect(JSON.stringify(events)).not.toContain('楼上"')
    expect(events.filter(e => e.body.kind === 'Erased')).toHaveLength(1)
    const held = await mine(number, c.id)
    expect(held.erased).toEqual([expect.objectContaining({ because: 'withdrawn' })])
    expect(held.consents.find(one => one.field === 'other')).toMatchObject({ endedHow: 'withdrawn', endedBy: 'self' })
    expect(held.items.map(item => item.field)).toEqual(['reporter', 'phone'])
    const [newest] = await listCertificates(office.app, undefined, 1)
    expect(newest).toMatchObject({ because: 'withdrawn', values: 1, whole: true })
  })

  it('end the matter that cannot go on without them', async () => {
    const { c } = await care()
    await withdrawConsent(office.app, bearer(c.id), c.id, { id: randomUUID(), field: 'call' })
    const { record } = await look(c.id)
    expect(record).toMatchObject({ state: 'ended' })
    expect(JSON.stringify(record.data)).not.toContain('190-0000-0009')
  })

  it('are withdrawn by staff on the word of the person, never by who may not see the value', async () => {
    const { c } = await dispute()
    await expect(
      withdrawConsent(office.app, staff('dispatcher'), c.id, { id: randomUUID(), field: 'other' }, '本人来电'),
    ).rejects.toMatchObject({ code: 'not-found' })
    await withdrawConsent(office.app, staff('community-c1'), c.id, { id: randomUUID(), field: 'other' }, '本人来电')
    expect((await look(c.id)).record.data).not.toHaveProperty('other')
  })

  it('are not there to be withdrawn where the law is the ground', async () => {
    const { c } = await lamp()
    await expect(withdrawConsent(office.app, bearer(c.id), c.id, { id: randomUUID(), field: 'phone' })).rejects.toMatchObject({
      code: 'consent-none',
    })
  })
})

describe('a request about personal data', () => {
  const key = (id: string) => keyOf(office.app.config.secret, id)
  const ask = async (of: Awaited<ReturnType<typeof lamp>>, kind: 'copy' | 'erase' | 'withdraw') => {
    const id = randomUUID()
    const body = { id, kind, wanted: '请办理' }
    const filed = await fileRights(office.app, { kind: 'anonymous' }, of.number, key(of.c.id), body)
    // Sent twice it is one request.
    expect(await fileRights(office.app, { kind: 'anonymous' }, of.number, key(of.c.id), body)).toEqual(filed)
    const record = await asSystem(office.app.db, 'test', tx => caseByNumber(tx, filed.number))
    return record!
  }
  const erase = (request: { id: string; version: number }, extent: 'all' | 'consent') =>
    runCommand(office.app, reviewer, request.id, request.version, {
      kind: 'take',
      id: randomUUID(),
      step: 'erase',
      answers: { extent },
    })

  it('filed with the key of the matter needs no other check; with another key there is no such number', async () => {
    const matter = await lamp()
    const request = await ask(matter, 'copy')
    expect(request).toMatchObject({ type: 'rightsRequest', state: 'handling' })
    expect(request.data).toMatchObject({ target: matter.number, requester: { name: '李某' }, phone: '190-0000-0001' })
    const other = await lamp()
    await expect(
      fileRights(office.app, { kind: 'anonymous' }, matter.number, key(other.c.id), {
        id: randomUUID(),
        kind: 'copy',
        wanted: '看看',
      }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('to erase everything waits for the end of the matter, then erases it in the transaction of the step, certified', async () => {
    const matter = await lamp('190-0000-0033')
    const request = await ask(matter, 'erase')
    await expect(erase(request, 'all')).rejects.toMatchObject({ code: 'erase-open' })
    await expect(erase(request, 'consent')).rejects.toMatchObject({ code: 'erase-nothing' })
    expect((await look(request.id)).record.state).toBe('handling')
    await runCommand(office.app, bearer(matter.c.id), matter.c.id, matter.c.version, {
      kind: 'take',
      id: randomUUID(),
      step: 'withdraw',
      answers: {},
    })
    await erase(request, 'all')
    const { record, events } = await look(matter.c.id)
    expect(Object.keys(record.data).sort()).toEqual(['where', 'words'])
    expect(JSON.stringify([record, events])).not.toMatch(/190-0000-0033|李某/)
    const [newest] = await listCertificates(office.app, undefined, 1)
    expect(newest).toMatchObject({ because: 'request', request: request.id, values: 2, by: 'head' })
    expect((await look(request.id)).record.state).toBe('answered')
  })

  it('is carried out neither by whoever may not answer it nor on a number that is none', async () => {
    const matter = await dispute()
    const request = await ask(matter, 'withdraw')
    await expect(
      runCommand(office.app, staff('dispatcher'), request.id, request.version, {
        kind: 'take',
        id: randomUUID(),
        step: 'erase',
        answers: { extent: 'consent' },
      }),
    ).rejects.toMatchObject({ code: 'not-found' })
    await erase(request, 'consent')
    expect(Object.keys((await look(matter.c.id)).record.data).sort()).toEqual(['kind', 'matter', 'where'])
    await expect(
      erase(await ask(matter, 'withdraw').catch(() => ({ id: randomUUID(), version: 1 })), 'consent'),
    ).rejects.toThrow()
  })

  it('at the counter is copied once who asks was checked, and the look is told to whom it is about', async () => {
    const matter = await lamp()
    const { c } = await fileCase(office.app, publisher, {
      type: 'rightsRequest',
      id: randomUUID(),
      channel: 'desk',
      answers: { kind: 'copy', wanted: '要一份', behalf: 'self', requester: { name: '李某' } },
    })
    await expect(copyForRequest(office.app, publisher, c.id, 'zh')).rejects.toMatchObject({ code: 'not-allowed' })
    await runCommand(office.app, publisher, c.id, c.version, {
      kind: 'take',
      id: randomUUID(),
      step: 'identify',
      answers: { how: 'counter', target: matter.number },
    })
    const copy = await copyForRequest(office.app, publisher, c.id, 'zh')
    expect(copy.items.map(item => item.value)).toEqual(['李某', '190-0000-0001'])
    const { looks } = await mine(matter.number, matter.c.id)
    expect(looks).toHaveLength(1)
    await expect(copyForRequest(office.app, staff('dispatcher'), c.id, 'zh')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('what the office holds of me', () => {
  it('tells value, purpose, ground and until when, and is nobody else’s', async () => {
    const { c, number } = await lamp()
    const held = await mine(number, c.id)
    expect(held.items).toEqual([
      expect.objectContaining({ title: '反映人', value: '李某', basis: 'legal-duty', until: null, mayWithdraw: false }),
      expect.objectContaining({ title: '联系电话', value: '190-0000-0001', purpose: '核实情况并告知办理结果' }),
    ])
    await expect(heldBy(office.app, { kind: 'anonymous' }, number, 'x'.repeat(22))).rejects.toMatchObject({ code: 'not-found' })
    await expect(heldBy(office.app, neighbour('li'), number, undefined)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is shown without a key to whoever filed it signed in', async () => {
    const { number } = await dispute()
    const held = await heldBy(office.app, neighbour('zhao'), number, undefined)
    expect((await myData(office.app, held.found, held.actor, 'zh')).items).toHaveLength(3)
  })
})

describe('what is erased by its time', () => {
  it('is foretold by kind and field, certified with the rule, and sealed so that a changed certificate shows', async () => {
    const { c } = await lamp('190-0000-0044')
    await runCommand(office.app, bearer(c.id), c.id, c.version, { kind: 'take', id: randomUUID(), step: 'withdraw', answers: {} })
    const phones = async () => (await dueErasures(office.app)).find(row => row.type === 'incident' && row.field === 'phone')!
    office.pass(650 * day)
    expect(await phones()).toMatchObject({ now: 0, in30: 0, basis: 'legal-duty', keep: { amount: 730, unit: 'day' } })
    expect((await phones()).in90).toBeGreaterThan(0)
    office.pass(90 * day)
    const { now } = await phones()
    const tried = await eraseValues(office.app, { dryRun: true })
    expect(tried).toMatchObject({ certificate: null, more: false })
    expect(now).toBeGreaterThan(0)
    const run = await eraseValues(office.app)
    expect(run.values).toBe(tried.values)
    const certificate = await certificateOf(office.app, run.certificate!)
    expect(certificate).toMatchObject({ because: 'retention', values: run.values, whole: true, byKind: 'clock' })
    expect(certificate?.lines).toContainEqual({
      what: 'case',
      type: 'incident',
      field: 'phone',
      values: now,
      keep: { amount: 730, unit: 'day' },
      basis: 'legal-duty',
    })
    expect((await eraseValues(office.app)).certificate).toBeNull()
    await asOwner(office.app.db, 'forge', tx =>
      tx.run(sql`update erasures set lines = '[]' where tenant_id = ${tx.tenant} and no = ${run.certificate}`),
    )
    expect((await certificateOf(office.app, run.certificate!))?.whole).toBe(false)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import { Fault } from '../../errors.ts'
import { yards } from '../../testing/small-ledgers.ts'
import { at, middle, outside, type SmallOffice, smallOffice, staff } from '../../testing/small-office.ts'
import { asSystem } from '../db.ts'
import { sql } from '../sql.ts'
import { archiveEntry, changeEntry, confirmEntry, doingOf, type EntryApp, makeEntry } from './entries.ts'
import { writeEntries } from './entry-batch.ts'
import { bulkEntries } from './entry-bulk.ts'
import { checkEntries } from './entry-check.ts'
import { entryDetailOf, entryHistory } from './entry-detail.ts'
import { listEntries } from './entry-list.ts'
import { mergeEntries, restoreEntry } from './entry-merge.ts'
import { type EntryRecord, ledgerOf } from './entry-rows.ts'

let office: SmallOffice
let app: EntryApp
const worker = staff('community-c1')
const street = staff('dispatcher')
const ledger = ledgerOf([yards], 'yard.yards')
const houses = ledgerOf([yards], 'yard.houses')
const helpers = ledgerOf([yards], 'yard.helpers')
beforeAll(async () => {
  office = await smallOffice()
  app = { ...office.app, programmes: [yards] }
})
afterAll(() => office.stop())

const make = (data: Data, of = ledger, actor: Actor = street, id = randomUUID()) => makeEntry(app, actor, of, { id, data })
const change = (e: EntryRecord, data: Data, actor: Actor = street, version = e.version, id = randomUUID(), of = ledger) =>
  changeEntry(app, actor, of, e.id, { id, version }, data)
/** The fault it ends in: its code, and the columns that are wrong. */
const fault = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  )
  if (!(error instanceof Fault)) throw error ?? new Error('nothing was refused')
  return error.fields ? [error.code, error.fields] : [error.code]
}
const linesOf = async (e: EntryRecord, of = ledger) =>
  (await entryHistory(app, of, e.id)).map(l => [l.how, l.changes] as const).reverse()

describe('making an entry', () => {
  it('finds street, community and grid by the point, the community it names, or says that words are all there is', async () => {
    const point = await make({ name: '柳园', at: { point: middle('g12') } })
    expect(point).toMatchObject({ street: at('street'), community: at('c1'), grid: at('g12'), unplaced: false, version: 1 })
    const named = await make({ name: '梅园', at: { address: '二号', community: at('c2') } })
    expect(named).toMatchObject({ street: at('street'), community: at('c2'), grid: null, unplaced: false })
    expect(await make({ name: '竹园', at: { address: '桥头' } })).toMatchObject({ community: null, unplaced: true })
    expect(await make({ name: '无处' })).toMatchObject({ community: null, unplaced: false })
    expect(await fault(make({ name: '外面', at: { point: outside } }))).toEqual(['answers-invalid', { at: 'outside' }])
    expect(await fault(make({ name: '哪里', at: { address: 'x', community: at('g11') } }))).toEqual([
      'answers-invalid',
      { at: 'outside' },
    ])
  })

  it('gives a key where none is told, and refuses one that another entry has', async () => {
    const [a, b] = [await make({ name: '甲' }), await make({ name: '乙' })]
    expect([a.key, b.key].map(k => /^Y-\d{6}$/.test(k))).toEqual([true, true])
    expect(a.data.code).toBe(a.key)
    const next = `Y-${String(Number(b.key.slice(2)) + 1).padStart(6, '0')}`
    await make({ code: next, name: '占了下一个' })
    expect((await make({ name: '丙' })).key > next).toBe(true)
    expect(await fault(make({ code: next, name: '丁' }))).toEqual(['answers-invalid', { code: 'twice' }])
    const byName = { ...ledger, def: { ...ledger.def, key: 'name' } }
    expect(await fault(make({ code: 'x', homes: 3 }, byName))).toEqual(['answers-invalid', { name: 'missing' }])
  })

  it('looks up what other registers hold: rules, units, entries', async () => {
    const yard = await make({ code: 'Y1', name: '一院' })
    expect(await make({ name: '楼', yard: yard.key }, houses)).toMatchObject({ data: { yard: 'Y1' } })
    expect(await fault(make({ name: '楼', yard: 'none' }, houses))).toEqual(['answers-invalid', { yard: 'no-such-row' }])
    expect(await fault(make({ name: '院', kind: 'none', keeper: at('nobody'), homes: -1 }))).toEqual([
      'answers-invalid',
      { kind: 'no-such-row', keeper: 'no-such-unit', homes: 'too-small' },
    ])
    expect(await make({ name: '院', keeper: at('roads'), homes: 12 })).toMatchObject({ data: { homes: 12 } })
  })

  it('sent twice is the same entry; another content under its id is refused', async () => {
    const id = randomUUID()
    const twice = await Promise.all([make({ name: '两次' }, ledger, street, id), make({ name: '两次' }, ledger, street, id)])
    expect(twice[0]).toEqual(twice[1])
    expect(await make({ name: '两次' }, ledger, street, id)).toMatchObject({ id, version: 1 })
    expect(await fault(make({ name: '别的' }, ledger, street, id))).toEqual(['key-reused'])
    expect(await fault(make({ name: '两次' }, ledger, worker, id))).toEqual(['key-reused'])
  })

  it('is for editors and keepers, each at their own place', async () => {
    const inC1 = { name: '院', at: { point: middle('g12') } }
    const inC2 = { name: '院', at: { point: middle('g21') } }
    expect(await make(inC1, ledger, worker)).toMatchObject({ community: at('c1') })
    expect(await fault(make(inC2, ledger, worker))).toEqual(['not-allowed'])
    expect(await make(inC1, ledger, staff('worker-g12'))).toMatchObject({ grid: at('g12') })
    expect(await fault(make(inC1, ledger, staff('worker-g11')))).toEqual(['not-allowed'])
    const helper = { ...inC1, phone: '13900001111' }
    expect(await fault(make(helper, helpers, staff('worker-g12')))).toEqual(['not-allowed'])
    expect(await fault(make(inC1, ledger, staff('handler-city')))).toEqual(['not-allowed'])
    expect(await fault(make(inC1, ledger, staff('dispatcher-other')))).toEqual(['not-allowed'])
    expect(await make({ name: '不知在哪' }, ledger, worker)).toMatchObject({ community: null })
  })
})

describe('changing an entry', () => {
  it('changes the columns given and keeps what was before and after', async () => {
    const yard = await make({ name: '改', homes: 5, state: 'good' })
    const changed = await change(yard, { homes: 6, state: null })
    expect(changed).toMatchObject({ version: 2, data: { name: '改', homes: 6 } })
    expect(changed.data).not.toHaveProperty('state')
    expect((await linesOf(yard)).at(-1)).toEqual(['changed', { homes: [5, 6], state: ['good', null] }])
    expect((await linesOf(yard))[0]).toEqual([
      'made',
      { code: [null, yard.key], name: [null, '改'], homes: [null, 5], state: [null, 'good'] },
    ])
    expect(await change(changed, { homes: 6 })).toMatchObject({ version: 2 })
  })

  it('by two people at once happens to one of them; the other is told', async () => {
    const yard = await make({ name: '同时', at: { point: middle('g12') } })
    const both = await Promise.allSettled([change(yard, { homes: 1 }, worker), change(yard, { homes: 2 })])
    expect(both.map(b => b.status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find(b => b.status === 'rejected')
    expect(lost).toMatchObject({ reason: { code: 'stale-version' } })
    expect(await fault(change(yard, { homes: 3 }, street, 9))).toEqual(['stale-version'])
  })

  it('is not in the way of somebody who only confirmed', async () => {
    const yard = await make({ name: '看过' })
    await confirmEntry(app, street, ledger, yard.id, { id: randomUUID(), version: 1 })
    expect(await change(yard, { homes: 3 })).toMatchObject({ version: 3 })
  })

  it('sent twice happens once', async () => {
    const yard = await make({ name: '再发' })
    const id = randomUUID()
    const first = await change(yard, { homes: 8 }, street, 1, id)
    expect(await change(yard, { homes: 8 }, street, 1, id)).toEqual(first)
    expect(await fault(change(yard, { homes: 9 }, street, 1, id))).toEqual(['key-reused'])
  })

  it('does not hold against it what somebody else left behind', async () => {
    const [yard, rule] = [await make({ code: 'gone', name: '走了' }), at('water')]
    const house = await make({ name: '楼', yard: 'gone' }, houses)
    await asSystem(app.db, 'test', tx =>
      tx.run(sql`update entries set archived_at = now() where tenant_id = 1 and id = ${yard.id}`),
    )
    expect(await change(house, { name: '一号楼' }, street, 1, randomUUID(), houses)).toMatchObject({ data: { yard: 'gone' } })
    expect(await fault(change(house, { yard: 'gone' }, street, 2, randomUUID(), houses))).toEqual([
      'answers-invalid',
      { yard: 'no-such-row' },
    ])
    expect(rule).toBeTruthy()
  })

  it('takes what names the entry along when its key changes', async () => {
    const yard = await make({ code: 'old-key', name: '改号' })
    const house = await make({ name: '楼', yard: 'old-key' }, houses)
    await change(yard, { code: 'new-key' })
    expect((await linesOf(house, houses)).at(-1)).toEqual(['changed', { yard: ['old-key', 'new-key'] }])
  })

  it('never stands above itself: a circle is refused, also when two people close it together', async () => {
    const a = await make({ code: 'a', name: 'a' }, houses)
    const b = await make({ code: 'b', name: 'b', below: 'a' }, houses)
    await make({ code: 'c', name: 'c', below: 'b' }, houses)
    const set = (e: EntryRecord, below: string) => change(e, { below }, street, e.version, randomUUID(), houses)
    expect(await fault(set(a, 'c'))).toEqual(['answers-invalid', { below: 'circle' }])
    expect(await fault(set(a, 'a'))).toEqual(['answers-invalid', { below: 'circle' }])
    const [d, e] = [await make({ code: 'd', name: 'd' }, houses), await make({ code: 'e', name: 'e' }, houses)]
    const both = await Promise.allSettled([set(d, 'e'), set(e, 'd')])
    expect(both.map(r => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await set(b, 'd')).toMatchObject({ data: { below: 'd' } })
  })

  it('does not take a masked value for the value', async () => {
    const helper = await make({ name: '王小明', phone: '13900001111' }, helpers)
    expect(helper.name).toBe('王**')
    expect(await fault(change(helper, { phone: '139****11' }, street, 1, randomUUID(), helpers))).toEqual([
      'answers-invalid',
      { phone: 'masked' },
    ])
    expect(await linesOf(helper, helpers)).toMatchObject([['made', { name: [null, '王**'], phone: [null, '139****11'] }]])
  })
})

describe('an entry’s age', () => {
  it('is counted from when somebody looked', async () => {
    const yard = await make({ name: '新' })
    expect(yard.freshUntil).toBeGreaterThan(office.app.now() + 29 * 86_400_000)
    office.pass(40 * 86_400_000)
    const seen = await confirmEntry(app, staff('worker-g12'), ledger, yard.id, { id: randomUUID(), version: 1 })
    expect(seen.freshUntil).toBeGreaterThan(office.app.now())
    expect(seen).toMatchObject({ version: 2, changedAt: yard.changedAt, confirmedBy: at('worker-g12') })
  })
})

describe('what a keeper must look at', () => {
  it('is what is no longer fresh at their own place', async () => {
    const mine = await make({ name: '该看的', at: { point: middle('g33') } })
    const mineToLook = async (name: string) => {
      const q = { view: 'mine', order: 'name', limit: 50 } as const
      return (await listEntries(app, staff(name), ledger, q, 'zh')).rows.map(r => r.name)
    }
    expect(await mineToLook('worker-g33')).toEqual([])
    office.pass(40 * 86_400_000)
    expect(await mineToLook('worker-g33')).toEqual(['该看的'])
    expect(await mineToLook('worker-g31')).not.toContain('该看的')
    expect(await mineToLook('dispatcher')).toEqual([])
    await confirmEntry(app, staff('worker-g33'), ledger, mine.id, { id: randomUUID(), version: 1 })
    expect(await mineToLook('worker-g33')).toEqual([])
  })
})

describe('archiving', () => {
  it('sets an entry aside unless something names it, and frees its key', async () => {
    const yard = await make({ code: 'keep', name: '留' })
    const house = await make({ name: '楼', yard: 'keep' }, houses)
    const act = (version: number) => ({ id: randomUUID(), version })
    expect(await fault(archiveEntry(app, street, ledger, yard.id, act(1)))).toEqual(['in-use'])
    await archiveEntry(app, street, houses, house.id, act(1))
    const gone = await archiveEntry(app, street, ledger, yard.id, act(1))
    expect(gone.archivedAt).not.toBeNull()
    expect(await fault(change(gone, { homes: 1 }))).toEqual(['entry-archived'])
    const heir = await make({ code: 'keep', name: '后来的' })
    expect(await fault(restoreEntry(app, street, ledger, yard.id, act(2)))).toEqual(['answers-invalid', { code: 'twice' }])
    await archiveEntry(app, street, ledger, heir.id, act(1))
    expect(await restoreEntry(app, street, ledger, yard.id, act(2))).toMatchObject({ archivedAt: null, version: 3 })
    expect(await fault(restoreEntry(app, street, ledger, yard.id, act(3)))).toEqual(['nothing-to-do'])
  })
})

describe('merging', () => {
  it('lets what named the dropped one name the kept one; restoring it takes that back', async () => {
    const keep = await make({ code: 'k1', name: '柳河苑', homes: 10 })
    const drop = await make({ code: 'd1', name: '柳河院', homes: 12 })
    const own = await make({ name: '原有', yard: 'k1' }, houses)
    const moved = await make({ name: '跟来', yard: 'd1' }, houses)
    const merging = {
      id: randomUUID(),
      keep: { id: keep.id, version: 1 },
      drop: { id: drop.id, version: 1 },
      data: { homes: 12 },
      reason: '同一个院落',
    }
    const kept = await mergeEntries(app, street, ledger, merging)
    expect(await mergeEntries(app, street, ledger, merging)).toEqual(kept)
    expect(kept).toMatchObject({ version: 2, data: { homes: 12, name: '柳河苑' } })
    expect(await entryDetailOf(app, street, ledger, drop.id, 'zh')).toMatchObject({ mergedInto: keep.id })
    const named = async (e: EntryRecord) =>
      (await entryDetailOf(app, street, ledger, e.id, 'zh')).namedBy.flatMap(n => n.rows.map(r => r.name))
    expect((await named(keep)).sort()).toEqual(['原有', '跟来'])
    await restoreEntry(app, street, ledger, drop.id, { id: randomUUID(), version: 2 })
    expect([await named(keep), await named(drop)]).toEqual([['原有'], ['跟来']])
    expect(await entryDetailOf(app, street, ledger, keep.id, 'zh')).toMatchObject({ data: { homes: 10 }, version: 3 })
    expect([own.version, moved.version]).toEqual([1, 1])
  })

  it('never makes the kept one stand below itself', async () => {
    const drop = await make({ code: 'm1', name: 'm1' }, houses)
    const between = await make({ code: 'm2', name: 'm2', below: 'm1' }, houses)
    const keep = await make({ code: 'm3', name: 'm3', below: 'm2' }, houses)
    const merge = (of: EntryRecord) =>
      mergeEntries(app, street, houses, {
        id: randomUUID(),
        keep: { id: of.id, version: 1 },
        drop: { id: drop.id, version: 1 },
        data: {},
        reason: '同一栋',
      })
    expect(await fault(merge(keep))).toEqual(['answers-invalid', { below: 'circle' }])
    expect(await merge(between)).toMatchObject({ data: { code: 'm2' } })
  })
})

describe('a batch', () => {
  const checked = (rows: readonly Data[], of = ledger) =>
    asSystem(app.db, 'test', async tx =>
      checkEntries(
        tx,
        of,
        await app.directory.now(),
        app.now(),
        rows.map(data => ({ data })),
      ),
    )
  const write = async (id: string, make: readonly Data[], broken = false) => {
    const doing = await doingOf(app, street, { id, source: 'import:1' })
    const ready = (await checked(make)).flatMap(c => ('ready' in c ? [{ id: randomUUID(), ready: c.ready }] : []))
    return asSystem(app.db, 'test', async tx => {
      const done = await writeEntries(tx, ledger, doing, { make: ready })
      if (broken) throw new Error('the power went')
      return done
    })
  }
  const many = (n: number, name: string) => Array.from({ length: n }, (_, i) => ({ name: `${name}${i}` }))
  const count = async (name: string) =>
    (
      await asSystem(app.db, 'test', tx =>
        tx.rows(sql<{ n: number }>`select count(*)::int as n from entries e join entry_changes c
      on c.tenant_id = e.tenant_id and c.entry_id = e.id where e.tenant_id = 1 and e.name like ${`${name}%`}`),
      )
    )[0]?.n

  it('of a thousand rows is written as a whole, one line of history each', async () => {
    expect(await write(randomUUID(), many(1200, '批'))).toEqual({ made: 1200, changed: 0, confirmed: 0 })
    expect(await count('批')).toBe(1200)
  })

  it('that breaks off in the middle was never begun', async () => {
    await expect(write(randomUUID(), many(700, '断'), true)).rejects.toThrow('the power went')
    expect(await count('断')).toBe(0)
  })

  it('is refused when somebody changed an entry since it was checked', async () => {
    const yard = await make({ name: '批改' })
    const doing = await doingOf(app, street, { id: randomUUID(), source: 'import:2' })
    const [c] = await asSystem(app.db, 'test', tx =>
      checkEntries(tx, ledger, doing.snapshot, doing.at, [{ data: { homes: 4 }, before: yard }]),
    )
    if (!c || !('ready' in c)) throw new Error('not ready')
    const { ready } = c
    const apply = () =>
      asSystem(app.db, 'test', tx =>
        writeEntries(tx, ledger, doing, { change: [{ id: yard.id, version: 1, ready }], confirm: [] }),
      )
    expect(await apply()).toMatchObject({ changed: 1 })
    expect(await fault(apply())).toEqual(['stale-version'])
  })

  it('says of each row what is wrong with it, and knows rows that come with it', async () => {
    const rows = [{ name: '好' }, { homes: 1 }, { name: 'x', below: 'soon' }]
    const also = new Map([['yard.houses', new Set(['soon'])]])
    const found = await asSystem(app.db, 'test', async tx =>
      checkEntries(
        tx,
        houses,
        await app.directory.now(),
        app.now(),
        rows.map(data => ({ data })),
        also,
      ),
    )
    expect(found.map(c => ('fields' in c ? c.fields : 'right'))).toEqual([
      'right',
      { name: 'missing', homes: 'unknown' },
      'right',
    ])
  })
})

describe('the same on many', () => {
  it('does what can be done and says why of the rest', async () => {
    const [mine, other] = [
      await make({ name: '我的', at: { point: middle('g11') } }),
      await make({ name: '别人的', at: { point: middle('g31') } }),
    ]
    const items = [
      { id: mine.id, version: 1 },
      { id: other.id, version: 1 },
    ]
    const sent = { id: randomUUID(), items, act: { kind: 'change' as const, data: { state: 'worn' } } }
    const done = await bulkEntries(app, worker, ledger, sent, 'zh')
    expect(done).toMatchObject({ done: 1, refused: [{ id: other.id, code: 'not-allowed' }] })
    expect(await bulkEntries(app, worker, ledger, sent, 'zh')).toEqual(done)
    const wrong = {
      id: randomUUID(),
      items: [{ id: mine.id, version: 2 }],
      act: { kind: 'change' as const, data: { state: 'odd' } },
    }
    const [refused] = (await bulkEntries(app, worker, ledger, wrong, 'zh')).refused
    expect(refused).toMatchObject({ code: 'answers-invalid', fields: { state: expect.stringContaining('状况') } })
  })
})

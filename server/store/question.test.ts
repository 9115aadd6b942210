import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Data } from '#kernel/engine/model'
import { caseSubject, type Question, questionMistakes } from '#kernel/engine/question'
import { programmes } from '#programmes/index'
import { at, middle, morning, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { fileCase, runCommand } from './commands.ts'
import { asSystem } from './db.ts'
import { caseTypes } from './definitions.ts'
import { answerQuestion } from './questions/question-answer.ts'
import { inTime } from './questions/question-ask.ts'
import { behindAnswer } from './questions/question-behind.ts'
import { refuseFine, rounded } from './questions/question-few.ts'
import { answerBook, answerCsv } from './questions/question-sheet.ts'
import { json, moment, sql } from './sql.ts'
import { ensureTallies } from './tally-recount.ts'

const DAY = 86_400_000
let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
  const { calendar } = await office.app.directory.now()
  await ensureTallies(office.app.db, office.app.programmes, calendar)
  const file = async (grid: string, kind?: string) =>
    (
      await fileCase(office.app, neighbour('li'), {
        type: 'incident',
        id: randomUUID(),
        channel: 'portal',
        answers: { words: '路灯不亮', where: { point: middle(grid) }, ...(kind && { kind }) },
      })
    ).c
  const kinds = ['street', undefined, 'street', 'safety']
  for (const [n, grid] of ['g11', 'g12', 'g21', 'g31'].entries()) await file(grid, kinds[n])
  office.pass(40 * DAY)
  const last = await file('g21', 'street')
  const refused = { route: 'market', turnTo: '物业', reason: '请找物业' } satisfies Data
  office.pass(3 * 3_600_000)
  const command = { kind: 'take', id: randomUUID(), step: 'refuse', answers: refused } as const
  await runCommand(office.app, staff('dispatcher'), last.id, last.version, command)
})
afterAll(() => office.stop())

const ask = (more: Partial<Question> = {}): Question => ({
  of: { kind: 'cases', name: 'incident' },
  groups: [],
  measures: [{ what: 'count' }],
  where: [],
  ...more,
})
const answer = (q: Question, who = staff('dispatcher'), lang: 'zh' | 'en' = 'zh') => answerQuestion(office.app, who, q, lang)
/** A condition that always holds, and that no count kept by the way knows. */
const anyway = [{ column: '$filed', op: 'filled' }] as const
const table = async (q: Question, who = staff('dispatcher')) => {
  const { rows, groups } = await answer(q, who)
  return rows.map(({ keys, values }) => [...keys.map((key, n) => (key === null ? null : groups[n]?.labels[key])), ...values])
}

describe('a question about cases', () => {
  it('is answered from the kept counts as by looking at every case, group by group', async () => {
    const groups: Question['groups'][] = [
      [],
      [{ by: '$community' }],
      [{ by: 'kind' }],
      [{ by: '$community' }, { by: '$filed', every: 'month' }, { by: 'kind' }],
    ]
    for (const by of groups) {
      const quick = await answer(ask({ groups: by }))
      const each = await answer(ask({ groups: by, where: anyway }))
      expect([quick.from, each.from]).toEqual(['sums', 'each'])
      expect({ rows: quick.rows, total: quick.total }).toEqual({ rows: each.rows, total: each.total })
      expect(quick.total.n).toBe(5)
    }
    const day = '2026-03-04'
    for (const where of [[], anyway])
      expect((await answer(ask({ where, period: { of: '$filed', from: day, to: day } }))).total.n).toBe(4)
  })

  it('groups by place, by time and by what is not filled in, in words and in order', async () => {
    expect(await table(ask({ groups: [{ by: '$community' }, { by: '$filed', every: 'month' }] }))).toEqual([
      ['c1', '2026年3月', 2],
      ['c2', '2026年3月', 1],
      ['c2', '2026年4月', 1],
      ['c3', '2026年3月', 1],
    ])
    const kinds = await table(ask({ groups: [{ by: 'kind' }] }))
    expect(kinds.at(-1)).toEqual([null, 1])
    expect(kinds.map(row => row[1])).toEqual([3, 1, 1])
  })

  it('measures the time to the end and shares', async () => {
    const { total } = await answer(
      ask({
        measures: [
          { what: 'closing' },
          { what: 'inTime' },
          { what: 'share', where: [{ column: 'kind', op: 'is', value: 'street' }] },
        ],
      }),
    )
    expect(total.values[0]).toBeCloseTo(3)
    expect(total.values[2]).toBe(0.6)
  })

  it('reaches no further than the lists of whoever asks', async () => {
    expect((await answer(ask(), staff('dispatcher-other'))).total.n).toBe(0)
    const community = staff('community-c1')
    for (const where of [[], anyway])
      expect((await answer(ask({ where, groups: [{ by: '$community' }] }), community)).rows.map(row => row.n)).toEqual([2])
    expect((await behindAnswer(office.app, community, ask(), {}, 'zh')).rows).toHaveLength(2)
  })

  it('opens every number into the cases behind it, page by page', async () => {
    const q = ask({ groups: [{ by: '$community' }, { by: 'kind' }] })
    const { rows } = await answer(q)
    for (const { keys, n } of rows)
      expect((await behindAnswer(office.app, staff('dispatcher'), q, { keys }, 'zh')).rows).toHaveLength(n ?? -1)
    const all = await behindAnswer(office.app, staff('dispatcher'), ask(), {}, 'zh')
    expect(all.rows[0]).toMatchObject({ about: '路灯不亮', community: at('c2') })
    const rest = await behindAnswer(
      office.app,
      staff('dispatcher'),
      ask(),
      { after: `${all.rows[1]!.at}.${all.rows[1]!.id}` },
      'zh',
    )
    expect(rest.rows.map(row => row.id)).toEqual(all.rows.slice(2).map(row => row.id))
  })

  it('refuses personal columns, and what only looks like a column', async () => {
    for (const { type, def, programme } of caseTypes(programmes).values()) {
      const { personal } = caseSubject(type, def, 'zh')
      for (const key of personal) {
        const q = ask({ of: { kind: 'cases', name: type }, groups: [{ by: key }] })
        await expect(answer(q), `${programme.id}.${key}`).rejects.toMatchObject({
          code: 'question-unfit',
          fields: { 'groups.0': 'personal' },
        })
      }
    }
    const sneaky = ask({ groups: [{ by: "kind' or 1=1 --" }] })
    await expect(answer(sneaky)).rejects.toMatchObject({ code: 'question-unfit' })
    const words = ask({ where: [{ column: '$state', op: 'in', value: ["x') or true --"] }] })
    expect((await answer(words)).total.n).toBe(0)
  })

  it('says how to narrow when counting takes too long', async () => {
    const slow = asSystem(office.app.db, 'test', async tx => {
      await tx.run(sql`set local statement_timeout = 50`)
      await tx.run(sql`select pg_sleep(1)`)
    })
    await expect(inTime(slow)).rejects.toMatchObject({ code: 'question-too-wide' })
  })

  it('leaves as a workbook with numbers as numbers, and as CSV', async () => {
    const got = await answer(ask({ groups: [{ by: '$community' }], measures: [{ what: 'count' }, { what: 'inTime' }] }))
    const book = await readXlsx(await answerBook(got, 'zh'))
    expect(book.sheets[0]?.rows[0]).toEqual(['社区', '数量', '按时办结占比'])
    expect(book.sheets[0]?.rows.at(-1)?.slice(0, 2)).toEqual(['合计', 5])
    expect(book.sheets[1]?.rows[0]?.[1]).toBe(got.sentence)
    expect(answerCsv(got, 'zh').split('\r\n')[1]).toMatch(/^c1,2,/)
  })
})

describe('a question about persons', () => {
  const mediations: Question = { ...ask({ groups: [{ by: '$community' }] }), of: { kind: 'cases', name: 'dispute' } }

  it('is about whoever must be named to file it', () => {
    const about = (type: string) => caseSubject(type, caseTypes(programmes).get(type)!.def, 'zh').persons
    const types = [...caseTypes(programmes).values()]
    const of = (id: string) => types.filter(one => one.programme.id === id).map(one => one.type)
    for (const id of ['care-visit', 'dispute-mediation', 'leader-reception', 'data-rights'])
      expect(of(id).some(about), id).toBe(true)
    for (const id of ['incident', 'patrol']) expect(of(id).filter(about), id).toEqual([])
    expect(about(mediations.of.name)).toBe(true)
  })

  it('says neither how many they are while they are few, nor lists them; five are said', async () => {
    const file = (kind: string) =>
      fileCase(office.app, neighbour('li'), {
        type: 'dispute',
        id: randomUUID(),
        channel: 'portal',
        answers: {
          matter: '楼上漏水',
          kind,
          where: { point: middle('g11') },
          reporter: { name: '李一' },
          phone: '13900000000',
          other: { name: '王二' },
        },
      })
    const q = { ...mediations, groups: [{ by: 'kind' }] }
    const who = staff('community-c1')
    for (let n = 0; n < 4; n++) await file('house')
    const few = await answer(q, who)
    // Drawn by lot: none, which is written as fewer than five, or five.
    for (const { n } of [few.rows[0]!, few.total]) expect([null, 5]).toContain(n)
    expect(few.rows[0]!.few).toBe(few.rows[0]!.n === null)
    expect(answerCsv(few, 'zh')).not.toContain('4')
    for (const keys of [undefined, ['house']])
      await expect(behindAnswer(office.app, who, q, { keys }, 'zh')).rejects.toMatchObject({ code: 'question-few' })
    await file('house')
    expect((await answer(q, who)).total.n).toBe(5)
    await file('family')
    const mixed = await answer(q, who)
    // Six are five or ten, always the same; one is five or fewer than five.
    expect([5, 10]).toContain(mixed.total.n)
    expect([mixed.rows.map(row => row.n), mixed.total.n]).toEqual([
      (await answer(q, who)).rows.map(row => row.n),
      (await answer({ ...q, where: anyway }, who)).total.n,
    ])
    await expect(behindAnswer(office.app, who, q, {}, 'zh')).rejects.toMatchObject({ code: 'question-few' })
    // What is out of the asker’s reach is not counted at all, as everywhere.
    expect((await answer(q, staff('community-c2'))).total.n).toBe(0)
  })

  it('gives an attacker who adds one condition more only fives to take from each other', async () => {
    const who = staff('community-c1')
    const asked = async (where: Question['where'], measure: Question['measures'][number] = { what: 'count' }) =>
      (await answer({ ...mediations, groups: [], measures: [measure], where }, who)).total
    const all = await asked([])
    const part = await asked([{ column: 'kind', op: 'is', value: 'house' }])
    for (const { n } of [all, part]) expect((n ?? 0) % 5).toBe(0)
    // The one of another kind is no sixth of anything that is said.
    const share = await asked([], { what: 'share', where: [{ column: 'kind', op: 'is', value: 'family' }] })
    expect([null, 0.5, 1]).toContain(share.values[0])
  })

  const group = (n: number) => ({ keys: ['a'], n, values: [n, 0.5, 1234, 61.7] })
  const measures: Question['measures'] = [
    { what: 'count' },
    { what: 'share', where: [] },
    { what: 'sum', column: 'x' },
    { what: 'closing' },
  ]
  const lots = { lot: '0', c1: 13, cl1: '0', h1: 2, hl1: '-1', c2: 13, cl2: '0', x2: 300, c3: 13, cl3: '0' }

  it('rounds each measure by what it is made of', () => {
    expect(rounded(measures, group(13), lots).values).toEqual([15, null, 1000, 62])
    expect(rounded(measures, group(13), { ...lots, h1: 6, hl1: '0' }).values[1]).toBeCloseTo(10 / 15)
    expect(rounded(measures, group(13), { ...lots, h1: 13, hl1: '0' }).values[1]).toBe(1)
    expect(rounded(measures, group(0), { lot: null })).toMatchObject({ n: 0, few: false })
    expect(rounded(measures, group(4), { ...lots, lot: '-1' })).toMatchObject({ n: null, few: true })
  })

  it('is not asked for what one single person has', async () => {
    const column = { title: '数', kind: 'count', required: false } as const
    const subject = { ...caseSubject('dispute', caseTypes(programmes).get('dispute')!.def, 'zh'), columns: { column } }
    const q = { ...mediations, groups: [], measures: [{ what: 'max', column: 'column' }] } as const
    expect(questionMistakes(subject, q)).toEqual({ 'measures.0': 'one-person' })
  })

  it('refuses more groups than persons may be divided into', () => {
    expect(() => refuseFine(601)).toThrow('question-unfit')
    expect(() => refuseFine(600)).not.toThrow()
  })
})

describe('a question about entries', () => {
  it('is counted, added up, put into bands and divided by days', async () => {
    const register = {
      title: '楼栋',
      key: 'code',
      columns: {
        code: { kind: 'text', title: '编号', required: true },
        name: { kind: 'text', title: '名称', required: true },
        floors: { kind: 'count', title: '层数', required: false },
        built: { kind: 'day', title: '建成', required: false },
        lift: { kind: 'yesno', title: '有电梯', required: false },
      },
      list: ['code'],
      read: 'staff',
      edit: [],
      ledger: { name: 'name', keeper: 'community-worker', fresh: { amount: 90, unit: 'day' }, open: [], figures: {} },
    } as const
    const programme = { ...programmes[0]!, id: 'estates', cases: {}, indicators: {}, registers: { houses: register } }
    const app = { ...office.app, programmes: [...programmes, programme] }
    const houses = [
      ['c1', { floors: 6, built: '1998-05-01', lift: false }],
      ['c1', { floors: 18, built: '1998-11-01', lift: true }],
      ['c2', { floors: 33, built: '2012-01-09', lift: true }],
      ['c2', {}],
    ] as const
    await asSystem(app.db, 'test', async tx => {
      for (const [n, [community, data]] of houses.entries())
        await tx.run(sql`insert into entries (tenant_id, id, register, key, name, version, data, community_id, made_at, changed_at, confirmed_at, fresh_until, request_hash)
          values (${tx.tenant}, ${randomUUID()}, 'estates.houses', ${`h${n}`}, ${`${n}号楼`}, 1, ${json(data)}::jsonb, ${at(community)}, ${moment(morning)}, ${moment(morning)}, ${moment(morning)}, ${moment(morning)}, 'x')`)
    })
    const of = { kind: 'entries', name: 'estates.houses' } as const
    const got = async (q: Partial<Question>) => {
      const { rows, groups, total } = await answerQuestion(app, staff('community-c3'), { ...ask(q), of }, 'zh')
      return { total: total.values, rows: rows.map(row => [groups[0]?.labels[row.keys[0] ?? ''] ?? null, ...row.values]) }
    }
    const measures = [
      { what: 'count' },
      { what: 'sum', column: 'floors' },
      { what: 'share', where: [{ column: 'lift', op: 'is', value: true }] },
    ] as const
    expect(await got({ groups: [{ by: '$community' }], measures })).toEqual({
      total: [4, 57, 0.5],
      rows: [
        ['c1', 2, 24, 0.5],
        ['c2', 2, 33, 0.5],
      ],
    })
    expect((await got({ groups: [{ by: 'floors', bands: [10, 20] }] })).rows).toEqual([
      ['10 以下', 1],
      ['10 至 20 以下', 1],
      ['20 及以上', 1],
      [null, 1],
    ])
    expect((await got({ groups: [{ by: 'built', every: 'year' }] })).rows).toEqual([
      ['1998年', 2],
      ['2012年', 1],
      [null, 1],
    ])
    expect(
      (await got({ period: { of: 'built', to: '2000-01-01' }, where: [{ column: 'name', op: 'contains', value: '0号' }] })).total,
    ).toEqual([0])
    expect((await got({ period: { of: 'built', to: '2000-01-01' } })).total).toEqual([2])
    const behind = await behindAnswer(
      app,
      staff('community-c3'),
      { ...ask({ groups: [{ by: 'floors', bands: [10, 20] }] }), of },
      { keys: ['2'] },
      'zh',
    )
    expect(behind.rows).toMatchObject([{ name: '2号楼', about: 'h2' }])
  })
})

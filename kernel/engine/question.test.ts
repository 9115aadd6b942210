import { expect, it } from 'vitest'
import {
  amount,
  choice,
  communityWorker,
  days,
  defineCase,
  defineRegister,
  dispatcher,
  ends,
  measured,
  note,
  optional,
  person,
  place,
  resident,
  text,
} from '../index.ts'
import { bandOf, caseSubject, entrySubject, type Question, questionMistakes } from './question.ts'
import { groupWords, questionSentence } from './say-question.ts'

const why = { purpose: '上门看望', basis: 'consent', keep: days(30) } as const
const lamps = defineCase({
  title: '路灯',
  filedBy: [resident],
  start: 'filed',
  form: {
    words: note('哪里不对'),
    kind: optional(choice('类别', { dark: '不亮', bent: '歪了' })),
    cost: optional(amount('费用')),
    reporter: optional(person('反映人', why)),
  },
  list: ['words'],
  open: [],
  reveal: [dispatcher],
  states: { filed: { title: '已报' }, done: ends('完成') },
  steps: { close: { title: '完成', from: 'filed', to: 'done', by: dispatcher } },
})
const visit = defineCase({
  title: '看望',
  filedBy: [resident],
  start: 'filed',
  form: { who: person('看望谁', why), words: optional(note('备注')) },
  list: ['words'],
  open: [],
  reveal: [dispatcher],
  states: { filed: { title: '已报' }, done: ends('完成') },
  steps: { close: { title: '完成', from: 'filed', to: 'done', by: dispatcher } },
})
const incidents = caseSubject('incident', lamps, 'zh')
const ask = (more: Partial<Question> = {}): Question => ({
  of: { kind: 'cases', name: 'incident' },
  groups: [],
  measures: [{ what: 'count' }],
  where: [],
  ...more,
})

const homes = defineRegister({
  title: '困难老人',
  key: 'code',
  columns: {
    code: text('编号'),
    name: text('称呼'),
    who: person('老人', why),
    area: optional(measured('住房面积', '㎡')),
    where: place('地点'),
  },
  list: ['code'],
  read: 'staff',
  edit: [communityWorker],
  ledger: { name: 'name', place: 'where', keeper: communityWorker, fresh: days(90), service: '居家照护' },
})

it('never offers a personal column, and refuses one wherever it is named', () => {
  const [key] = incidents.personal
  expect(key).toBeDefined()
  expect(incidents.columns[key!]).toBeUndefined()
  const named = ask({
    groups: [{ by: key! }],
    where: [{ column: key!, op: 'filled' }],
    measures: [{ what: 'count' }, { what: 'sum', column: key! }, { what: 'share', where: [{ column: key!, op: 'filled' }] }],
    period: { of: key! },
  })
  expect(questionMistakes(incidents, named)).toEqual({
    'groups.0': 'personal',
    'measures.1': 'personal',
    'measures.2': 'personal',
    'where.0': 'personal',
    period: 'personal',
  })
})

it('says which part of a question cannot be asked of which kind of column', () => {
  const wrong = questionMistakes(
    incidents,
    ask({
      groups: [{ by: 'words' }, { by: '$filed' }, { by: '$state', every: 'day' }, { by: 'kind' }],
      measures: [{ what: 'sum', column: 'kind' }],
      where: [
        { column: 'nothing', op: 'filled' },
        { column: '$community', op: 'contains', value: 'x' },
        { column: '$filed', op: 'atLeast', value: 'yesterday' },
      ],
      period: { of: '$filed', from: '2026-03-02', to: '2026-03-01' },
    }),
  )
  expect(wrong).toEqual({
    groups: 'many',
    'groups.0': 'no-group',
    'groups.1': 'no-time',
    'groups.2': 'no-time',
    'measures.0': 'no-number',
    'where.0': 'unknown',
    'where.1': 'no-op',
    'where.2': 'no-value',
    period: 'order',
  })
  expect(questionMistakes(incidents, ask({ groups: [{ by: '$community' }, { by: '$filed', every: 'month' }] }))).toEqual({})
  expect(questionMistakes(incidents, ask({ measures: [] }))).toEqual({ measures: 'empty' })
  expect(questionMistakes(incidents, ask({ measures: [{ what: 'count' }, { what: 'count' }] }))).toEqual({
    'measures.1': 'twice',
  })
})

it('takes no name that every object has for a column', () => {
  expect(questionMistakes(incidents, ask({ groups: [{ by: 'constructor' }] }))).toEqual({ 'groups.0': 'unknown' })
})

it('knows which subjects are about persons', () => {
  expect(incidents.persons).toBe(false)
  expect(caseSubject('visit', visit, 'zh').persons).toBe(true)
  const subject = entrySubject('care.homes', homes, 'zh')
  expect(subject).toMatchObject({ persons: true, personal: ['who'] })
  expect(entrySubject('care.rules', { ...homes, ledger: undefined } as unknown as typeof homes, 'zh')).toBeNull()
})

it('reads a question as a sentence', () => {
  const q = ask({
    groups: [{ by: '$community' }, { by: '$filed', every: 'month' }],
    where: [{ column: '$late', op: 'is', value: true }],
  })
  expect(questionSentence(incidents, q, 'zh')).toBe(`按社区、按月，数一数超过了时限的${incidents.title}类事项`)
  const kinds: Question = {
    ...q,
    where: [{ column: 'kind', op: 'in', value: ['dark'] }],
    measures: [{ what: 'count' }, { what: 'closing' }],
  }
  expect(questionSentence(incidents, kinds, 'zh')).toBe('按社区、按月，看类别是不亮的路灯类事项的数量、办结用时中位数')
  expect(questionSentence(incidents, { ...q, groups: [] }, 'en')).toMatch(/^How many cases of “/)
  const year: Question = { ...q, groups: [], where: [], period: { of: '$filed', from: '2026-03-02', to: '2026-11-22' } }
  expect(questionSentence(incidents, year, 'zh')).toContain('从2026年3月2日到2026年11月22日的')
  expect(questionSentence(incidents, year, 'en')).toContain('from 2 March 2026 to 22 November 2026')
})

it('names stretches of time and bands of numbers', () => {
  const moment = incidents.columns.$filed!
  expect(groupWords(moment, { by: '$filed', every: 'quarter' }, '2026-07-01', 'zh')).toBe('2026年第3季度')
  expect(groupWords(moment, { by: '$filed', every: 'month' }, '2026-07-01', 'en')).toBe('2026-07')
  expect(groupWords(moment, { by: '$filed', every: 'month' }, null, 'zh')).toBe('未填')
  const bands = [50, 90]
  const say = (value: number) => groupWords(homes.columns.area, { by: 'area', bands }, String(bandOf(value, bands)), 'zh')
  expect([20, 50, 90].map(say)).toEqual(['50 以下', '50 至 90 以下', '90 及以上'])
})

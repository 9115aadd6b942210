import { expect, it } from 'vitest'
import { defineProgramme, defineRegister, gridWorker, months, type Programme, personal, text } from '#kernel/index'
import { figureOver, personsShown } from './ledgers.ts'

const named = defineRegister({
  title: '册',
  key: 'code',
  columns: { code: text('编号'), who: personal(text('姓名'), { purpose: '联系', basis: 'consent', keep: months(1) }) },
  list: ['code'],
  read: 'staff',
  edit: [gridWorker],
  ledger: { name: 'code', keeper: gridWorker, fresh: months(1), service: '试' },
})
const having = (changes: object): Programme => ({
  ...defineProgramme({ id: 'test', title: '试', source: 'S1' }),
  registers: { named: { ...named, ...changes } },
})

it('finds a person in a list, a name, an open column, a figure or without a service', () => {
  const ledger = named.ledger
  expect(personsShown(having({}))).toEqual([])
  expect(personsShown(having({ list: ['code', 'who'] }))).toEqual(['named.who'])
  for (const more of [
    { name: 'who' },
    { open: ['who'] },
    { service: undefined },
    { figures: { a: { title: '甲', kind: 'tally', by: ['who'] } } },
    { figures: { a: { title: '甲', kind: 'tally', by: [], where: { op: 'is', field: 'who', value: '某' } } } },
  ])
    expect(personsShown(having({ ledger: { ...ledger, ...more } })), JSON.stringify(more)).toEqual(['named.who'])
})

it('works out a sum over what is filled in, and a share over all', () => {
  const rows = [{ a: 2, b: true }, { b: false }]
  expect(figureOver({ title: '和', kind: 'sum', column: 'a', by: [] }, rows)).toBe(2)
  expect(figureOver({ title: '比', kind: 'share', where: { op: 'is', field: 'b', value: true }, by: [] }, rows)).toBe(0.5)
})

import { describe, expect, it } from 'vitest'
import { ends, limitOf } from './case.ts'
import { fieldsOf } from './check-case.ts'
import { item, type Personal, person, place, text, yesno } from './field.ts'
import { gridWorker, resident } from './role.ts'
import { defineRound } from './round.ts'
import { days, hours } from './span.ts'

const why: Personal = { purpose: '问候', basis: 'consent', keep: days(0) }
const asked = defineRound({
  title: '看望',
  filedBy: [resident],
  form: { who: person('谁', why), where: place('哪里'), gentle: yesno('先打电话') },
  list: ['where'],
  by: gridWorker,
  every: days(7),
  visits: { came: { title: '去过了', ask: { remark: text('备注') } }, declined: { title: '不用来', counts: 'offered' } },
  ifMissed: {
    call: { title: '打电话', step: '改打电话', within: hours(4), when: c => c.gentle.is(true) },
    door: { title: '上门', step: '改为上门', within: hours(24) },
  },
  states: { over: ends('结束') },
  steps: { end: { title: '不要了', from: 'due', to: 'over', by: resident } },
})

describe('a round', () => {
  it('is a case that comes back: every visit leads to waiting for the next', () => {
    expect(asked.start).toBe('due')
    for (const name of ['came', 'declined']) {
      expect(asked.steps[name]?.to).toBe('due')
      expect(asked.steps[name]?.from).toEqual(['due', 'call', 'door'])
    }
    expect(asked.round?.visits).toEqual({ came: 'made', declined: 'offered' })
    expect(fieldsOf(asked).remark?.title).toBe('备注')
  })

  it('leaves out on the way what does not apply: a missed visit goes to the first that does', () => {
    expect(asked.states.due?.ifLate).toEqual(['toCall', 'toDoor'])
    expect(asked.states.call?.ifLate).toEqual(['toDoor'])
    expect(asked.states.door?.ifLate).toBeUndefined()
    expect(asked.steps.toDoor).toMatchObject({ from: ['due', 'call'], to: 'door', by: ['clock'] })
    expect(asked.steps.toCall).toMatchObject({ from: ['due'], when: { op: 'is', field: 'gentle', value: true } })
  })

  it('warns nobody before a visit is due: the list of the day says so', () => {
    expect(asked.states.due?.warnAt).toBe(1)
  })

  const stops = { register: 'spots', field: 'spot', place: 'where', retire: 'retire' } as const
  const rows = {
    title: '巡查',
    list: [],
    by: gridWorker,
    every: limitOf('spot', 'every', days(1)),
    visits: { fine: { title: '正常' } },
    stops,
    states: { gone: ends('撤了') },
    steps: { retire: { title: '撤', from: 'due', to: 'gone', by: 'clock' } },
  } as const

  it('files stops of a register by the clock, and ends them when their row is gone', () => {
    const round = defineRound({ ...rows, form: { spot: item('点位', 'spots'), where: place('位置') } })
    expect(round.filedBy).toEqual(['clock'])
    expect(round.round?.stops).toEqual(stops)
  })

  it('never makes stops of people who stand in a list', () => {
    const form = { spot: item('点位', 'spots'), where: place('位置'), who: person('谁', why) }
    expect(() => defineRound({ ...rows, form })).toThrow(/may not hold personal fields/)
  })

  it('refuses a register it does not name, a stop that never ends, and states it makes itself', () => {
    const form = { spot: item('点位', 'others'), where: place('位置') }
    expect(() => defineRound({ ...rows, form })).toThrow(/names another register/)
    const fine = { spot: item('点位', 'spots'), where: place('位置') }
    expect(() => defineRound({ ...rows, form: fine, stops: { ...stops, retire: 'fine' } })).toThrow(/ends a stop/)
    expect(() => defineRound({ ...rows, form: fine, ifMissed: { gone: { title: '', step: '', within: hours(1) } } })).toThrow(
      /state the round makes itself/,
    )
  })
})

import { describe, expect, it } from 'vitest'
import {
  choice,
  defineCase,
  dispatcher,
  ends,
  gridWorker,
  handler,
  note,
  optional,
  place,
  proof,
  reason,
  resident,
  share,
  tally,
  unit,
  workdays,
} from '../index.ts'
import { play } from '../testing/play.ts'
import { pointIn } from '../testing/small-town.ts'
import { closedCounts, indicatorCounts, isLate, openCounts } from './tally.ts'

const lamp = defineCase({
  title: '路灯',
  filedBy: [resident],
  start: 'open',
  form: { words: note('情况'), where: place('地点'), kind: optional(choice('哪类', { dark: '不亮', loose: '松动' })) },
  list: ['words', 'kind'],
  open: ['kind'],
  states: {
    open: { title: '待派', within: workdays(1), duty: dispatcher },
    handling: { title: '处理中', within: workdays(2) },
    closed: ends('办结'),
  },
  steps: {
    send: { title: '派单', from: 'open', to: 'handling', by: dispatcher, ask: { unit: unit('单位') }, assign: 'unit' },
    back: { title: '退回', from: 'handling', to: 'open', by: handler, ask: reason('原因'), returns: true },
    close: { title: '办结', from: 'handling', to: 'closed', by: [handler, gridWorker], ask: proof },
  },
})
const indicators = {
  received: tally('受理', lamp, { by: ['kind'] }),
  closed: share('办结率', lamp, ['closed'], { by: ['kind'] }),
  inTime: share('按期', lamp, ['closed'], { inTime: true }),
}
const filed = () => play(lamp).file({ words: '不亮', where: { point: pointIn('g12') }, kind: 'dark' })
const done = { result: '好了', after: ['photo'] }

describe('as what a case counts', () => {
  it('an open one counts in its state, and as nobody’s while nobody has it', () => {
    const c = filed()
    expect(openCounts({ ...c.case, holder: null, unit: null })).toEqual(['open open', 'nobody open'])
    c.take('send', dispatcher, { unit: 'estate' })
    expect(openCounts(c.case)).toEqual(['open handling'])
  })

  it('is late from the ring of its clock until it moves on', () => {
    const c = filed().take('send', dispatcher, { unit: 'estate' })
    expect(isLate(c.case)).toBe(false)
    c.pass(workdays(3))
    expect(openCounts(c.case)).toEqual(['open handling', 'late handling'])
    c.take('close', handler, done)
    expect(openCounts(c.case)).toEqual([])
  })

  it('counts as received at once, and in a share only when it ended or should have', () => {
    const c = filed().take('send', dispatcher, { unit: 'estate' })
    expect(indicatorCounts(c.case, indicators)).toEqual(['received of', 'received of kind=dark'])
    c.pass(workdays(3))
    expect(indicatorCounts(c.case, indicators)).toContain('closed of')
    expect(indicatorCounts(c.case, indicators)).not.toContain('closed hit')
    c.take('close', handler, done)
    expect(indicatorCounts(c.case, indicators)).toEqual([
      'received of',
      'received of kind=dark',
      'closed of',
      'closed of kind=dark',
      'closed hit',
      'closed hit kind=dark',
      'inTime of',
    ])
  })

  it('counts under no value where the field was left empty', () => {
    const c = play(lamp).file({ words: '不亮', where: { point: pointIn('g12') } })
    expect(indicatorCounts(c.case, indicators)).toContain('received of kind=')
  })

  it('counts nowhere once it was merged into another', () => {
    const c = filed()
    expect(indicatorCounts({ ...c.case, follows: { case: 'x', number: 'y', at: 0 } as never }, indicators)).toEqual([])
  })

  it('counts once it is closed, also by what indicators tell cases apart by', () => {
    const c = filed().take('send', dispatcher, { unit: 'estate' })
    expect(closedCounts(c.case, indicators)).toEqual([])
    c.take('close', handler, done)
    expect(closedCounts(c.case, indicators)).toEqual(['*closed', '*closed kind=dark'])
  })
})

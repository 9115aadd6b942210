import { describe, expect, it } from 'vitest'
import { explainRefusal } from '#kernel/engine/explain-refusal'
import { dispatcher, leader, supervisor, workdays } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { problemsIn } from '#test/ledgers'
import programme, { matter, meeting } from './index.ts'

const rows = { groups: { G1: { code: 'G1', name: '更新领导小组' } } }
const called = () =>
  play(meeting, { rows }).file(
    {
      group: 'G1',
      kind: 'dispatch',
      title: '三月调度会',
      at: Date.UTC(2026, 2, 10, 1),
      room: '二楼会议室',
      agenda: [{ subject: '积水点' }, { subject: '加装电梯', number: '260301-0001-0002' }],
    },
    dispatcher,
  )
const decision = {
  decided: '三处积水点四月底前改完',
  demand: '每周报一次进度',
  unit: 'roads',
  person: '所长',
  doneBy: '2026-04-30',
}
const decisions = [decision, { ...decision, unit: 'water', helpers: ['roads'] }]
const issued = () =>
  called().take('hold', dispatcher, { came: '市政养护所、物业' }).take('issue', dispatcher, { minutes: '议定两项', decisions })

describe('a meeting', () => {
  it('warns before its hour and is late when nobody says that it was held', () => {
    const c = called()
    expect(c.case.clock?.dueAt).toBe(Date.UTC(2026, 2, 10, 1))
    c.pass(workdays(5))
    expect(c.case.everLate).toBe(true)
    const moved = called().take('move', leader, { movedTo: Date.UTC(2026, 2, 12, 1), reason: '防汛演练' })
    expect(moved.case.clock?.dueAt).toBe(Date.UTC(2026, 2, 12, 1))
  })

  it('asks each unit whether it comes, and asks again when it is moved', () => {
    const c = play(meeting, { rows }).file(
      {
        group: 'G1',
        kind: 'site',
        title: '现场调度',
        at: Date.UTC(2026, 2, 10, 1),
        room: '南街口',
        agenda: [{ subject: '积水点' }],
        attending: ['roads', 'water'],
      },
      dispatcher,
    )
    expect(c.case.tasks[0]?.clock?.dueAt).toBe(Date.UTC(2026, 2, 10, 1))
    c.task('roads').signIn()
    c.task('roads').answer({ coming: 'other', delegate: '副所长' })
    expect(c.refused).toBeNull()
    expect(c.case.tasks.map(t => [t.unit, t.status])).toEqual([
      ['roads', 'answered'],
      ['water', 'called'],
    ])
    c.take('move', leader, { movedTo: Date.UTC(2026, 2, 12, 1), reason: '下雨' })
    expect(c.case.tasks.filter(t => t.settledAt === null).map(t => t.unit)).toEqual(['roads', 'water'])
    expect(c.take('hold', dispatcher, { came: '两家' }).state).toBe('held')
  })

  it('keeps what the minutes say was decided, row by row, and hands it out in one step', () => {
    const c = issued()
    expect(c.case.data.decisions).toEqual(decisions)
    c.take('handOut', supervisor, { decisions, leftOpen: [{ open: '加装电梯选址', openWhy: '缺管线图' }] })
    expect(c.refused).toBeNull()
    expect(c.state).toBe('done')
  })

  it('says in which row what is missing, and takes nothing then', () => {
    const c = issued().take('handOut', supervisor, { decisions: [decision, { ...decision, unit: 'nobody' }] })
    expect(c.refused).toMatchObject({ refused: 'answers-invalid', fields: { 'decisions.1.unit': 'no-such-unit' } })
    expect(c.state).toBe('issued')
    c.take('handOut', supervisor, { decisions: [{ ...decision, doneBy: '' }] })
    expect(c.refused?.fields).toEqual({ 'decisions.0.doneBy': 'missing' })
    expect(explainRefusal(c.refused!, meeting, 'zh')[1]).toContain('完成期限')
  })

  it('tells its decisions in the history, in order', () => {
    const said = issued()
      .story()
      .flatMap(entry => entry.details)
      .find(one => one.title === '议定事项')
    expect(said?.value).toMatch(/^1\. 三处积水点.+\n2\. 三处积水点/)
    // Handed out as they stood, they are told once.
    const whole = issued().take('handOut', supervisor, { decisions }).story()
    expect(whole.flatMap(entry => entry.details).filter(one => one.title === '议定事项')).toHaveLength(1)
  })

  it('takes up what waits for its group, and what the group decided and is not done', () => {
    expect(meeting.beside?.map(b => [b.type, b.into?.field])).toEqual([
      ['matter', 'agenda'],
      ['supervision.supervisionOrder', 'agenda'],
    ])
  })
})

describe('a matter to be decided', () => {
  const raised = () =>
    play(matter, { rows }).file({ group: 'G1', subject: '加装电梯选址', facts: '两处可选', raisedBy: 'estate' }, dispatcher)

  it('waits on where nothing was decided, with what is missing, and is counted', () => {
    const c = raised().take('table', dispatcher, { meetingNumber: '260310-0001-0001' })
    c.take('carry', dispatcher, { reason: '缺管线图' })
    expect(c.state).toBe('waiting')
    expect(c.case.taken.carry).toBe(1)
    expect(c.take('decide', leader, decision).state).toBe('decided')
  })
})

it('keeps groups by posts and units and has no column for a person', () => {
  const row = {
    code: 'G1',
    name: '更新领导小组',
    kind: 'group',
    head: '党工委书记',
    members: '办事处主任\n分管副主任',
    office: 'centre',
    rhythm: 'month',
    from: '2026-01-05',
  }
  expect(problemsIn(programme.registers.groups, row)).toEqual({})
  const kinds = Object.values(programme.registers.groups?.columns ?? {}).map(c => c.kind)
  expect(kinds).not.toContain('person')
})

import { describe, expect, it } from 'vitest'
import { mayRead, mySteps } from '#kernel/engine/access'
import { dispatcher, gridWorker, handler, hours, leader, minutes, resident, supervisor, workdays, workhours } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { aunt, morning, ofUnit, outside, pointIn, stranger } from '#kernel/testing/small-town'
import { incident } from './incident.ts'

const rows = { catalogue: { lamp: { limit: workdays(3) }, pipe: { limit: hours(6) } } }
const report = {
  words: '3 号楼二层楼道灯坏了，晚上看不清台阶',
  where: { point: pointIn('g12'), address: '柳河路 3 号楼' },
  kind: 'building',
  reporter: { name: '周淑芬', phone: '13800001111' },
  phone: '13800001111',
} as const
const proof = { result: '换了灯泡和感应开关', after: ['photo-after'] }
const minute = 60_000

const reported = (options = {}) => play(incident, { rows, ...options }).file(report)
const filed = (options = {}) =>
  reported(options).take('verify', gridWorker, { seen: '灯不亮' }).take('file', dispatcher, { category: 'lamp' })
const handling = (options = {}) => filed(options).take('dispatch', dispatcher, { unit: 'estate' })
const callback = () => handling().take('finish', handler, proof).take('approve', gridWorker, { checked: '灯亮了' })
const closed = () => callback().take('rate', aunt, { solved: 'yes', satisfied: 'very' })
const joint = (units: readonly string[] = ['city', 'water', 'estate']) =>
  filed().take('whistle', dispatcher, { unit: 'estate', units, question: '一起看现场，定谁来修' })
const what = (p: ReturnType<typeof reported>) => p.story().map(e => e.what)

describe('a report', () => {
  it('goes to the grid worker on duty where it lies, with two office hours to verify', () => {
    const c = reported()
    expect(c.state).toBe('reported')
    expect(c.case).toMatchObject({ holder: 'grid-12', unit: null, filer: 'aunt', place: { grid: 'g12', community: 'c1' } })
    expect(c.case.clock).toMatchObject({ dueAt: morning + 120 * minute, for: 'reported' })
  })

  it('travels through every stage to a rated answer', () => {
    const c = closed()
    expect(c.refused).toBeNull()
    expect(c.state).toBe('closed')
    expect(c.case).toMatchObject({ unit: 'estate', clock: null, everLate: false, closedAt: morning })
    expect(c.case.data).toMatchObject({ ...report, solved: 'yes', category: 'lamp' })
    expect(what(c)).toEqual(['提交网格事件', '核查属实', '立案', '派单', '办好了', '核实通过', '评价'])
  })

  it('is refused when the point lies outside the street, and nothing is filed', () => {
    const c = play(incident).file({ ...report, where: { point: outside } })
    expect(c.refused).toEqual({ refused: 'place-outside', fields: { where: 'outside' } })
    expect(c.events).toEqual([])
  })

  it('is refused with every wrong answer named', () => {
    const c = play(incident).send({ kind: 'file', channel: 'portal', answers: { words: ' ', kind: 'ufo', toString: 1 } }, aunt)
    expect(c.refused).toEqual({
      refused: 'answers-invalid',
      fields: { toString: 'unknown', words: 'missing', where: 'missing', kind: 'not-an-option' },
    })
  })

  it('can be put right on the spot', () => {
    const c = reported().take('fix', gridWorker, proof)
    expect(c.state).toBe('callback')
  })

  it('put right on the spot and yet not solved is filed like any other, since no unit has it', () => {
    const c = reported().take('fix', gridWorker, proof)
    expect(mySteps(incident, aunt, c.case)).toEqual(['rate', 'notFixed'])
    c.take('notSolved', aunt, { reason: '又不亮了' })
    expect(c.refused).toMatchObject({ refused: 'step-condition' })
    expect(c.take('notFixed', aunt, { reason: '又不亮了' }).state).toBe('checked')
  })

  it('may be found untrue, with reason and photo', () => {
    const c = reported().take('deny', gridWorker, { reason: '灯是好的', seenPhotos: ['photo-lamp'] })
    expect(c.state).toBe('refused')
    expect(c.publicStory().at(-1)).toMatchObject({ who: '网格员', details: [{ value: '灯是好的' }], photos: ['photo-lamp'] })
  })

  it('may be sent on to its proper channel with words for the reporter', () => {
    const c = reported().take('refuse', dispatcher, { route: 'court', reason: '法院已受理，请等判决' })
    expect(c.state).toBe('refused')
    expect(
      c
        .publicStory()
        .at(-1)
        ?.details.map(d => d.value),
    ).toEqual(['诉讼、仲裁、复议已在进行', '法院已受理，请等判决'])
  })

  it('may be withdrawn by its reporter before it is dispatched, by nobody else and not after', () => {
    expect(filed().take('withdraw', aunt).state).toBe('withdrawn')
    expect(filed().take('withdraw', stranger).refused).toMatchObject({ refused: 'step-not-yours' })
    expect(handling().take('withdraw', aunt).refused).toMatchObject({ refused: 'step-not-now' })
  })
})

describe('going back', () => {
  it('always asks a reason', () => {
    const c = handling().send({ kind: 'take', step: 'sendBack', answers: { reason: '  ' } }, handler)
    expect(c.refused).toEqual({ refused: 'answers-invalid', fields: { reason: 'missing' }, detail: { step: 'sendBack' } })
    expect(c.state).toBe('handling')
  })

  it('from the unit leads to the dispatcher, from the dispatcher to the grid worker', () => {
    const c = handling().take('sendBack', handler, { reason: '不归我们管' })
    expect(c.state).toBe('filed')
    expect(c.take('recheck', dispatcher, { reason: '请看清楚是哪一路灯' }).state).toBe('reported')
    expect(c.case.holder).toBe('grid-12')
    expect(c.story().filter(e => e.tone === 'return')).toHaveLength(2)
  })

  it('from the check leads to the same unit again', () => {
    const c = handling().take('finish', handler, proof)
    c.take('redo', gridWorker, { reason: '还是不亮', checkedPhotos: ['photo-dark'] })
    expect(c.case).toMatchObject({ state: 'handling', unit: 'estate' })
  })

  it('from the resident is allowed three times; then a person decides', () => {
    const c = callback()
    for (const n of [1, 2, 3]) {
      c.take('notSolved', aunt, { reason: `第 ${n} 次还是不亮` })
      expect(c.state).toBe('handling')
      c.take('finish', handler, proof).take('approve', gridWorker, { checked: '看过了' })
    }
    expect(what(c)).toContain('第2次：没解决')
    c.take('notSolved', aunt, { reason: '第四次' })
    expect(c.refused).toEqual({ refused: 'step-condition', detail: { step: 'notSolved' } })
    expect(c.take('urge', supervisor, { reason: '请换整盏灯' }).state).toBe('handling')
  })

  it('is possible after closing too, and opens the case again', () => {
    const c = closed().take('notSolved', aunt, { reason: '三天又坏了' })
    expect(c.case).toMatchObject({ state: 'handling', closedAt: null, unit: 'estate' })
  })
})

describe('a whistle', () => {
  it('calls three units, each with its own clock to sign in', () => {
    const c = joint()
    expect(c.case.tasks.map(t => [t.unit, t.status, t.clock?.dueAt])).toEqual(
      ['city', 'water', 'estate'].map(unit => [unit, 'called', morning + 120 * minute]),
    )
  })

  it('settles by itself when all have answered', () => {
    const c = joint()
    for (const unit of ['city', 'water', 'estate']) {
      expect(c.state).toBe('joint')
      c.task(unit).signIn()
      c.task(unit).answer(proof)
    }
    expect(c.state).toBe('done')
    expect(what(c).slice(-2)).toEqual(['物业服务中心报到', '物业服务中心答复'])
    expect(
      c
        .story()
        .at(-1)
        ?.details.map(d => d.value),
    ).toContain('各单位都已答复，自动“汇总结果”')
  })

  it('records a late sign-in, and the unit may still sign in and answer', () => {
    const c = joint().pass(hours(3))
    expect(c.case.everLate).toBe(true)
    expect(what(c)).toContain('供水站没有按时报到')
    c.task('water').signIn()
    expect(c.case.tasks.find(t => t.unit === 'water')).toMatchObject({ status: 'signed', clock: { for: 'answer', lateAt: null } })
  })

  it('waits for a unit that returned its part until it is called again', () => {
    const c = joint()
    for (const unit of ['city', 'estate']) {
      c.task(unit).signIn()
      c.task(unit).answer(proof)
    }
    c.task('water').return('不是水管的问题')
    expect(c.state).toBe('joint')
    c.task('water').recall('水表间在你们那边', handler)
    expect(c.actor(handler)).toEqual(ofUnit('estate'))
    c.task('water').answer(proof)
    expect(c.state).toBe('done')
  })

  it('can be ended by the dispatcher, who then waits for nobody', () => {
    const c = joint().take('dispatch', dispatcher, { unit: 'city' })
    expect(c.case).toMatchObject({ state: 'handling', unit: 'city' })
    c.pass(workdays(1))
    expect(what(c).some(words => words.includes('没有按时'))).toBe(false)
    c.task('water').signIn()
    expect(c.refused).toMatchObject({ refused: 'task-not-now' })
  })

  it('calls anew when the matter comes back, and the first answers do not count for the second round', () => {
    const c = joint(['city', 'water'])
    c.task('city').signIn()
    c.task('city').return('先由供水站看')
    c.take('gather', dispatcher).take('redo', gridWorker, { reason: '没修', checkedPhotos: ['photo-1'] })
    c.take('whistle', dispatcher, { unit: 'estate', units: ['city', 'water'], question: '再来一次' })
    for (const unit of ['city', 'water']) {
      expect(c.state).toBe('joint')
      c.task(unit).signIn()
      c.task(unit).answer(proof)
    }
    expect(c.state).toBe('done')
    expect(c.case.tasks).toHaveLength(4)
  })

  it('is rated both ways: the street rates the unit, the unit rates the street, nobody themselves', () => {
    const c = joint()
    c.task('city').rate(5, '', dispatcher)
    expect(c.refused).toMatchObject({ refused: 'task-not-now' })
    c.task('city').signIn()
    c.task('city').answer(proof)
    c.task('city').rate(4, '来得快', dispatcher)
    c.task('city').rate(2, '位置没说清')
    const task = c.case.tasks.find(t => t.unit === 'city')
    expect(task).toMatchObject({ ratedUnit: { score: 4, words: '来得快' }, ratedLead: { score: 2, words: '位置没说清' } })
    c.task('city').rate(5, '', aunt)
    expect(c.refused).toMatchObject({ refused: 'task-unknown' })
    c.task('city').rate(6, '', dispatcher)
    expect(c.refused).toMatchObject({ fields: { score: 'not-an-option' } })
  })

  it('gives a called unit sight of the case and its own part, not the steps of the unit in charge', () => {
    const c = joint(['city', 'water'])
    expect(mayRead(incident, ofUnit('city'), c.case)).toBe(true)
    expect(mySteps(incident, ofUnit('city'), c.case)).toEqual([])
    expect(mySteps(incident, ofUnit('estate'), c.case)).toEqual(['gather'])
    expect(mayRead(incident, ofUnit('roads'), c.case)).toBe(false)
    c.task('city').signIn(ofUnit('water'))
    expect(c.refused).toMatchObject({ refused: 'step-not-yours' })
  })
})

describe('the clock', () => {
  it('takes the limit from the catalogue, and a limit all the same when no row is there', () => {
    expect(handling().case.clock?.span).toEqual(workdays(3))
    expect(handling().case.clock?.dueAt).toBe(Date.UTC(2026, 2, 9, 10))
    for (const limit of [undefined, '三天', { amount: 1.5, unit: 'workday' }])
      expect(handling({ rows: { catalogue: { lamp: { limit } } } }).case.clock?.span).toEqual(workdays(5))
  })

  it('stands still while the resident is asked, and goes on with what was left', () => {
    const c = handling().pass(workhours(4))
    const left = c.case.clock?.dueAt
    c.take('inquire', handler, { question: '是哪一盏？' })
    expect(c.case).toMatchObject({
      state: 'waiting',
      kept: { for: 'handling', dueAt: null, leftMs: 23.5 * 60 * minute },
    })
    c.pass(workdays(1)).take('reply', aunt, { reply: '二层左边' })
    expect(c.state).toBe('handling')
    expect(c.case.clock?.dueAt).toBeGreaterThan(left ?? 0)
    expect(c.case.clock?.changes.map(change => change.what)).toEqual(['stopped', 'resumed'])
    expect(c.case.everLate).toBe(false)
    expect(c.story().find(e => e.what === '请居民补充')).toMatchObject({ tone: 'waiting' })
  })

  it('goes on by itself when no reply comes', () => {
    const c = handling().take('inquire', handler, { question: '是哪一盏？' }).pass(workdays(6))
    expect(c.case).toMatchObject({ state: 'handling', everLate: true })
    expect(what(c)).toContain('时限已过，按规定“继续办理”')
  })

  it('gives more time once, when asked with a reason and granted, also across a pause', () => {
    const c = handling()
    const due = c.case.clock?.dueAt ?? 0
    expect(c.askMoreTime(workdays(11), '等配件', handler).refused).toMatchObject({ refused: 'more-time-too-long' })
    expect(c.askMoreTime({ amount: 1.5, unit: 'workday' }, '等配件', handler).refused).toMatchObject({
      fields: { span: 'wrong-kind' },
    })
    c.askMoreTime(workdays(2), '等配件', handler).answerMoreTime(true, '', dispatcher)
    expect(c.case.clock?.dueAt).toBe(due + 2 * 24 * 60 * minute)
    c.take('inquire', handler, { question: '方便吗？' }).take('reply', aunt, { reply: '方便' })
    expect(c.askMoreTime(workdays(2), '还等', handler).refused).toMatchObject({ refused: 'more-time-not-now' })
  })

  it('runs on when more time is refused', () => {
    const c = handling().askMoreTime(workdays(2), '等配件', handler)
    const due = c.case.clock?.dueAt
    expect(c.answerMoreTime(false, ' ', dispatcher).refused).toMatchObject({ fields: { reason: 'missing' } })
    c.answerMoreTime(false, '配件今天就到', dispatcher)
    expect(c.case).toMatchObject({ moreTime: null, clock: { dueAt: due } })
  })

  it('is not moved by a comment, a photo, a correction or a change of hands', () => {
    const c = handling().pass(workhours(1))
    const clock = c.case.clock
    c.comment('在路上了', handler).attach('pictures', ['photo-2'], aunt).hold('estate-1', handler)
    c.correct({ kind: 'safety' }, '是安全隐患', dispatcher)
    expect(c.refused).toBeNull()
    expect(c.case.clock).toEqual(clock)
  })

  it('warns at four fifths of the time, once', () => {
    const c = reported().pass(minutes(95))
    expect(c.case.clock?.warned).toBe(false)
    expect(c.pass(minutes(1)).case.clock?.warned).toBe(true)
    expect(c.case.everLate).toBe(false)
  })
})

describe('a case nobody takes', () => {
  it.each([
    ['reported', () => reported(), workhours(2), 'checked'],
    ['checked', () => reported().take('verify', gridWorker, { seen: '是' }), workhours(2), 'checked'],
    ['filed', () => filed(), workhours(2), 'filed'],
    ['handling', () => handling(), workdays(3), 'handling'],
    ['joint', () => joint(), workdays(3), 'joint'],
    ['done', () => handling().take('finish', handler, proof), workhours(8), 'callback'],
    ['callback', () => callback(), workdays(3), 'closed'],
  ] as const)('is late in %s and goes where the rule says', (state, begin, span, next) => {
    const c = begin()
    expect(c.state).toBe(state)
    c.pass(span)
    expect(c.case.everLate).toBe(true)
    expect(c.state).toBe(next)
  })

  it('is late also when nobody is on duty', () => {
    const c = reported({ noRoster: true })
    expect(c.case.holder).toBeNull()
    expect(c.pass(workhours(2)).case).toMatchObject({ everLate: true, state: 'checked' })
  })
})

describe('around a case', () => {
  it('a wrong place is corrected with a reason, and the other grid worker gets it', () => {
    const c = reported().correct({ where: { point: pointIn('g31') } }, '在三号社区', dispatcher)
    expect(c.case).toMatchObject({ place: { grid: 'g31' }, holder: 'grid-31' })
    expect(c.case.data.words).toBe(report.words)
  })

  it('a masked value sent back does not overwrite what it hides', () => {
    const c = reported().correct({ phone: '138****11' }, '改错字', dispatcher)
    expect(c.refused).toMatchObject({ fields: { phone: 'masked' } })
  })

  it('an optional answer can be taken out, a required one cannot', () => {
    const c = reported().send({ kind: 'correct', answers: { phone: '' }, reason: '反映人不愿留电话' }, dispatcher)
    expect(c.case.data.phone).toBeNull()
    c.send({ kind: 'correct', answers: { words: '' }, reason: '删掉' }, dispatcher)
    expect(c.refused).toMatchObject({ fields: { words: 'missing' } })
  })

  it('the resident’s words are open, staff talk among themselves is not', () => {
    const c = handling().comment('这户常投诉', handler).comment('灯还没好吗', aunt).comment('明天上午来', handler, true)
    const told = JSON.stringify(c.publicStory())
    expect(told).not.toContain('这户常投诉')
    expect(told).toContain('灯还没好吗')
    expect(told).toContain('明天上午来')
  })

  it('the public story names no staff, no phone and no reporter', () => {
    const c = closed()
    const told = JSON.stringify(c.publicStory())
    for (const secret of ['陈志', '李强', '尤佳', '13800001111', '周淑芬']) expect(told).not.toContain(secret)
    expect(told).toContain('物业服务中心')
    expect(told).toContain('换了灯泡和感应开关')
    expect(JSON.stringify(c.story())).toContain('网格员 陈志')
    expect(JSON.stringify(c.story())).not.toMatch(/13800001111|周淑芬/)
  })

  it('a stranger sees and does nothing, and a leader sees and may not handle', () => {
    const c = handling()
    expect(mayRead(incident, stranger, c.case)).toBe(false)
    expect(c.comment('看看', stranger).refused).toMatchObject({ refused: 'step-not-yours' })
    expect(mySteps(incident, c.actor(leader), c.case)).toEqual([])
    expect(mySteps(incident, c.actor(resident), c.case)).toEqual([])
  })
})

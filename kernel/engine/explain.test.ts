import { describe, expect, it } from 'vitest'
import { chineseCalendar } from '#methods/working-time/index'
import { gridWorker, supervisor } from '../define/role.ts'
import { days, hours, minutes, months, workdays, workhours } from '../define/span.ts'
import { play } from '../testing/play.ts'
import { dispute } from '../testing/small-case.ts'
import { aunt, calendar, morning, names, people, pointIn, stranger } from '../testing/small-town.ts'
import { resumeClock, startClock, stopClock } from './deadline.ts'
import { explainDeadline, explainDuty, explainRefusal, explainSteps } from './explain.ts'
import type { FieldProblem, RefusalCode } from './model.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

const report = { where: { point: pointIn('g12') }, kind: 'noise', parties: 2, story: '半夜装修' } as const
const beforeHoliday = Date.UTC(2026, 3, 30, 11) // Thursday 19:00, the evening before the May holiday.

describe('why a clock is due when it is due', () => {
  it('is told with the start, the counted days, the holiday, the make-up day and the calendar', () => {
    expect(explainDeadline(startClock('talks', workdays(3), beforeHoliday, calendar), calendar, 'zh')).toEqual([
      '从2026年4月30日（周四）19:00起算，时限3 个工作日。',
      '按工作日计算，当天不算，到期日下班时截止。',
      '2026年4月30日（周四）19:00已经下班，顺延到2026年5月6日（周三）09:00开始计时。',
      '上班时间：09:00–12:00、14:00–18:00。',
      '2026年5月7日（周四）至2026年5月9日（周六）计 3 个工作日。',
      '调休上班计入：2026年5月9日（周六）。',
      '到期时间：2026年5月9日（周六）18:00。',
      '依据日历 small-town@1 计算。',
    ])
  })

  it('names the holiday that was passed over', () => {
    const clock = startClock('talks', workdays(3), Date.UTC(2026, 3, 29, 2), calendar)
    expect(explainDeadline(clock, calendar, 'zh')).toContain('跳过节假日：2026年5月1日（周五）至2026年5月5日（周二），共 5 天。')
    expect(explainDeadline(clock, calendar, 'en')).toContain('Holiday passed over: Fri 1 May 2026 to Tue 5 May 2026, 5 days.')
  })

  it('is told in English too', () => {
    expect(explainDeadline(startClock('talks', hours(6), morning, calendar), calendar, 'en')).toEqual([
      'The clock started on Wed 4 March 2026, 09:30; the limit is 6 hours.',
      'Hours run on through nights and holidays.',
      'Due: Wed 4 March 2026, 15:30.',
      'Reckoned with calendar small-town@1.',
    ])
  })

  it('names pauses with what was left', () => {
    const stopped = stopClock(startClock('talks', workhours(7), morning, calendar), morning + 3_600_000, calendar)
    expect(explainDeadline(stopped, calendar, 'zh').slice(-3)).toEqual([
      '2026年3月4日（周三）10:30暂停计时，还剩6 小时。',
      '现在暂停计时，还剩6 小时。',
      '依据日历 small-town@1 计算。',
    ])
    const going = resumeClock(stopped, morning + 7_200_000, calendar)
    expect(explainDeadline(going, calendar, 'zh')).toContain('2026年3月4日（周三）11:30恢复计时，接着算剩下的6 小时。')
  })

  it('says that a year without announced holidays makes it provisional', () => {
    const far = startClock('talks', workdays(250), Date.UTC(2026, 11, 1, 2), calendar)
    expect(far.provisional).toBe(true)
    expect(explainDeadline(far, calendar, 'zh').join('')).toMatch(/2027 年放假安排尚未公布|暂定/)
  })

  it('does not tell the reckoning of another calendar than the one that made it', () => {
    const newer = chineseCalendar({ id: 'small-town', version: 2 })
    const lines = explainDeadline(startClock('talks', workdays(3), beforeHoliday, calendar), newer, 'zh')
    expect(lines).toHaveLength(4)
    expect(lines.at(-1)).toBe('依据日历 small-town@1 计算；日历现为 small-town@2，已定的时限不因此改变。')
  })

  it('has words for every unit of time, and for none', () => {
    for (const span of [minutes(30), hours(1), workhours(2), workdays(1), days(10), months(1)])
      for (const lang of ['zh', 'en'] as const)
        for (const line of explainDeadline(startClock('talks', span, beforeHoliday, calendar), calendar, lang))
          expect(line).not.toMatch(/undefined|\{/)
    expect(explainDeadline(null, calendar, 'zh')).toEqual(['没有时限。'])
  })
})

describe('why a command was refused', () => {
  it('names each wrong answer and how to mend it', () => {
    const c = play(dispute).send(
      { kind: 'file', channel: 'portal', answers: { kind: 'x', parties: -1, story: 'x'.repeat(4001) } },
      aunt,
    )
    expect(explainRefusal(c.refused!, dispute, 'zh')).toEqual([
      '有些内容需要改一下：',
      '请填写“发生地”。',
      '“类型”只能从给出的选项里选。',
      '“涉及人数”太小，至少 0。',
      '“经过”太长，最多 4000 个字。',
    ])
  })

  it('says the condition that does not hold, and whose step it is', () => {
    const c = play(dispute).file(report)
    c.take('raise', supervisor)
    expect(explainRefusal(c.refused!, dispute, 'zh')).toEqual([
      '还不满足条件，不能“提级”。条件是：“类型”是“劳资”，或者“涉及人数”大于 10。',
    ])
    c.take('accept', stranger)
    expect(explainRefusal(c.refused!, dispute, 'zh')).toEqual(['“受理”由网格员办理，您在这个案件上没有这个岗位。'])
    c.take('settle', gridWorker, { terms: '各退一步' })
    expect(explainRefusal(c.refused!, dispute, 'en')[0]).toContain('The case now stands at “已登记”')
  })

  it('has a sentence for every code and every problem in both languages', () => {
    const codes = Object.keys(zh).flatMap(key => key.match(/^refused\.([a-z-]+)$/)?.[1] ?? []) as RefusalCode[]
    const problems = Object.keys(zh).flatMap(key => key.match(/^problem\.(.+)$/)?.[1] ?? []) as FieldProblem[]
    expect(codes).toHaveLength(26)
    expect(problems).toHaveLength(24)
    for (const lang of ['zh', 'en'] as const) {
      for (const refused of codes) {
        const detail = { step: 'raise', state: 'filed', status: 'called', amount: 2, unit: 'day', until: 0, ask: 'raise' }
        expect(explainRefusal({ refused, detail }, dispute, lang)[0]).toMatch(/^(?!.*(undefined|\{\w+\})).+[。：.:]/)
      }
      for (const problem of problems)
        for (const key of ['kind', 'colour', 'reason'])
          expect(explainRefusal({ refused: 'answers-invalid', fields: { [key]: problem } }, dispute, lang)[1]).not.toMatch(
            /undefined|\{\w+\}/,
          )
    }
  })
})

describe('why I may or may not', () => {
  it('is told for every step that leads on from here', () => {
    const c = play(dispute).file(report)
    const [worker, elsewhere] = [people.find(p => p.person === 'grid-12')!, people.find(p => p.person === 'grid-33')!]
    expect(explainSteps(dispute, worker, c.case, 'zh')).toEqual([
      '案件现在是“已登记”。',
      '可以“受理”：您是网格员。',
      '不能“提级”：由督办员办理。',
    ])
    expect(explainSteps(dispute, elsewhere, c.case, 'zh')[1]).toBe('不能“受理”：您是网格员，但这个案件不在您的单位或片区。')
    expect(explainSteps(dispute, c.actor(supervisor), c.case, 'zh')[2]).toBe(
      '不能“提级”：条件是“类型”是“劳资”，或者“涉及人数”大于 10。',
    )
  })
})

describe('why it is with this person', () => {
  it('names the roster, and who passed it on', () => {
    const c = play(dispute).file(report)
    expect(explainDuty(dispute, c.events, 'zh', names)).toEqual([
      '2026年3月4日（周三）09:30进入“已登记”，按值班表由网格员陈志经办。',
    ])
    c.hold('grid-13', gridWorker)
    expect(explainDuty(dispute, c.events, 'zh', names).at(-1)).toBe('2026年3月4日（周三）09:30由网格员 陈志指定赵琴经办。')
    expect(explainDuty(dispute, c.take('accept', gridWorker).events, 'zh', names)).toEqual(['还没有确定承办单位和经办人。'])
  })

  it('says so when nobody was on duty', () => {
    const c = play(dispute, { noRoster: true }).file(report)
    expect(explainDuty(dispute, c.events, 'zh', names)[0]).toContain('当时没有网格员值班')
  })
})

describe('the words of the engine', () => {
  it('take the same names in both languages', () => {
    const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
    for (const [key, text] of Object.entries(zh)) {
      const message = en[key as keyof typeof zh]
      const forms = typeof message === 'string' ? [message] : [message.one, message.other]
      for (const form of forms) expect([key, namesIn(form)]).toEqual([key, namesIn(text)])
    }
  })
})

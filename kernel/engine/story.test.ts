import { describe, expect, it } from 'vitest'
import { gridWorker, supervisor } from '../define/role.ts'
import { hours } from '../define/span.ts'
import { play } from '../testing/play.ts'
import { dispute } from '../testing/small-case.ts'
import { aunt, pointIn } from '../testing/small-town.ts'
import { mask, masked, mayReveal, openData } from './access.ts'
import { replay } from './evolve.ts'

const report = {
  where: { point: pointIn('g12'), address: '柳河路 3 号' },
  kind: 'noise',
  parties: 2,
  story: '半夜装修',
  tags: ['old', 'night'],
  agreed: true,
  applicant: { name: '周淑芬', phone: '13800001111' },
} as const
const filed = () => play(dispute).file(report)

describe('the story of a case', () => {
  it('tells who did what when, with titles and words instead of keys', () => {
    expect(filed().story()).toEqual([
      {
        command: 'case-1',
        at: expect.any(Number),
        who: '反映人',
        what: '提交邻里纠纷',
        details: [
          { title: '发生地', value: '柳河路 3 号' },
          { title: '类型', value: '噪声' },
          { title: '涉及人数', value: '2' },
          { title: '经过', value: '半夜装修' },
          { title: '标签', value: '老问题、夜间' },
          { title: '双方同意调解', value: '是' },
          { title: '申请人', value: '周**（电话 138****11）' },
          { title: '所属网格', value: '一号社区 第12网格' },
          { title: '时限', value: '2026年3月5日（周四）09:30' },
        ],
        photos: [],
        tone: 'normal',
      },
    ])
  })

  it('tells being late and what follows as one thing, done by the system', () => {
    const c = filed().pass(hours(24))
    expect(
      c
        .story()
        .slice(1)
        .map(e => [e.who, e.what, e.tone]),
    ).toEqual([
      ['系统', '时限将到，已提醒', 'soon'],
      ['系统', '时限已过，按规定“提级”', 'late'],
    ])
    expect(c.story('en').at(-1)?.what).toBe('Time was up; by rule: “提级”')
  })

  it('tells a correction, a change of hands and a comment', () => {
    const c = filed()
      .correct({ kind: 'water' }, '其实是漏水', gridWorker)
      .hold('grid-13', gridWorker)
      .comment('我去看看', gridWorker)
    expect(
      c
        .story()
        .slice(1)
        .map(e => [e.who, e.what, ...e.details.map(d => d.value)]),
    ).toEqual([
      ['网格员 陈志', '更正内容', '漏水', '其实是漏水'],
      ['网格员 陈志', '由赵琴经办'],
      ['网格员 陈志', '内部留言', '我去看看'],
    ])
  })

  it('can be told of events written under names the definition no longer has', () => {
    const c = filed().take('accept', gridWorker)
    const older = JSON.parse(
      JSON.stringify(c.events).replaceAll('"accept"', '"take-up"').replaceAll('"kind":"noise"', '"colour":"noise"'),
    )
    const told = play(dispute)
    told.events.push(...older)
    expect(told.story().map(e => e.what)).toEqual(['提交邻里纠纷', 'take-up'])
    expect(told.story()[0]?.details).toContainEqual({ title: 'colour', value: '***' })
    expect(replay('case-1', older).state).toBe('talks')
  })
})

describe('what is personal', () => {
  it('is masked so that one recognises but cannot use it', () => {
    expect(mask('13800001111')).toBe('138****11')
    expect(mask('1234567')).toBe('***')
    expect(mask({ name: '欧阳淑芬', phone: '13800001111' })).toEqual({ name: '欧**', phone: '138****11' })
    expect(masked(dispute, report)).toEqual({ ...report, applicant: { name: '周**', phone: '138****11' } })
  })

  it('is lifted by its owner and by the roles named, within their reach only', () => {
    const { case: c, actor } = { case: filed().case, actor: (who: typeof gridWorker) => filed().actor(who) }
    expect(mayReveal(dispute, aunt, c)).toBe(true)
    expect(mayReveal(dispute, actor(gridWorker), c)).toBe(true)
    expect(mayReveal(dispute, filed().actor(supervisor), c)).toBe(false)
  })

  it('is never among what anybody may see', () => {
    expect(openData(dispute, report)).toEqual({ kind: 'noise' })
  })
})

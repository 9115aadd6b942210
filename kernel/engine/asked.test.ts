import { describe, expect, it } from 'vitest'
import { defineCase, ends } from '../define/case.ts'
import { choice, choices, count, note, optional, place, when, yesno } from '../define/field.ts'
import { gridWorker, resident } from '../define/role.ts'
import { play } from '../testing/play.ts'
import { pointIn } from '../testing/small-town.ts'
import { askedFields } from './asked.ts'
import { sayAsked } from './say.ts'

const kind = choice('类型', { lamp: '灯', gas: '燃气' })
const hurt = when(yesno('有人受伤'), { kind }, c => c.kind.is('gas'))
const form = {
  where: place('地点'),
  kind,
  hurt,
  people: when(count('受伤人数'), { hurt }, c => c.hurt.is(true)),
  tags: optional(choices('标签', { night: '夜间' })),
}
const leak = defineCase({
  title: '巡查发现',
  filedBy: [resident, gridWorker],
  start: 'open',
  form,
  list: ['kind'],
  open: ['kind'],
  reveal: [gridWorker],
  states: { open: { title: '待办' }, shut: ends('办结') },
  steps: {
    close: {
      title: '办结',
      from: 'open',
      to: 'shut',
      by: gridWorker,
      ask: { aired: when(yesno('已通风'), { kind }, c => c.kind.is('gas')), how: note('怎么办的') },
    },
  },
})
const where = { point: pointIn('g11') }
const worker = () => play(leak).actor(gridWorker)
const keys = (answers: object) => Object.keys(askedFields(form, answers as Record<string, unknown>))

describe('a field under a condition', () => {
  it('is asked only while it holds, and so are those that hang on it', () => {
    expect(keys({})).toEqual(['where', 'kind', 'tags'])
    expect(keys({ kind: 'gas' })).toEqual(['where', 'kind', 'hurt', 'tags'])
    expect(keys({ kind: 'gas', hurt: true })).toEqual(['where', 'kind', 'hurt', 'people', 'tags'])
    // The answer that opened the third question was itself taken back.
    expect(keys({ kind: 'lamp', hurt: true })).toEqual(['where', 'kind', 'tags'])
  })

  it('is required while asked, and dropped when not', () => {
    expect(play(leak).file({ where, kind: 'gas' }, worker()).refused).toEqual({
      refused: 'answers-invalid',
      fields: { hurt: 'missing' },
    })
    const c = play(leak).file({ where, kind: 'lamp', hurt: true, people: 3 }, worker())
    expect(c.refused).toBeNull()
    expect(c.case.data).toEqual({ where, kind: 'lamp' })
  })

  it('of a step may hang on the report', () => {
    const gas = play(leak).file({ where, kind: 'gas', hurt: false }, worker()).take('close', worker(), { how: '关阀' })
    expect(gas.refused).toMatchObject({ fields: { aired: 'missing' } })
    const lamp = play(leak).file({ where, kind: 'lamp' }, worker()).take('close', worker(), { how: '换灯', aired: true })
    expect(lamp.case.data).toEqual({ where, kind: 'lamp', how: '换灯' })
  })

  it('is opened and emptied by a correction of what it hangs on', () => {
    const c = play(leak).file({ where, kind: 'lamp' }, worker())
    expect(c.correct({ kind: 'gas' }, '其实是燃气', worker()).refused).toMatchObject({ fields: { hurt: 'missing' } })
    c.correct({ kind: 'gas', hurt: true, people: 2 }, '其实是燃气', worker())
    expect(c.case.data).toMatchObject({ kind: 'gas', hurt: true, people: 2 })
    c.correct({ people: 1 }, '数错了', worker())
    expect(c.case.data).toMatchObject({ kind: 'gas', hurt: true, people: 1 })
    c.correct({ kind: 'lamp' }, '看错了', worker())
    expect(c.case.data).toMatchObject({ kind: 'lamp', hurt: null, people: null })
  })

  it('is said in both languages for the handbook', () => {
    expect(sayAsked(leak.form.hurt!, leak, 'zh')).toBe('当“类型”是“燃气”时填写')
    expect(sayAsked(leak.form.people!, leak, 'en')).toBe('asked when “有人受伤” is “yes”')
    expect(sayAsked(leak.form.kind!, leak, 'zh')).toBeNull()
  })
})

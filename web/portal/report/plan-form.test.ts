import { describe, expect, it } from 'vitest'
import { ownForm } from '#kernel/engine/asked'
import { incident } from '#programmes/incident/index'
import { missing, planForm, titleOf } from './plan-form.ts'

describe('the form of an incident', () => {
  const plan = planForm(ownForm(incident.form))

  it('asks words, photo and place, and folds the rest with the personal fields last', () => {
    expect(plan).toEqual({
      words: 'words',
      photos: 'pictures',
      place: 'where',
      needed: [],
      folded: ['kind', 'reporter', 'phone'],
    })
  })

  it('lacks words and place when they are empty or blank', () => {
    expect(missing(incident.form, plan, {})).toEqual(['words', 'where'])
    expect(missing(incident.form, plan, { words: ' \n ', where: { address: '3 号楼' } })).toEqual(['words'])
    expect(missing(incident.form, plan, { words: '路灯不亮', where: { point: [1, 2] } })).toEqual([])
  })

  it('is called by its first words', () => {
    expect(titleOf(plan, { words: '路灯\n不亮' }, '网格事件')).toBe('路灯 不亮')
    expect(titleOf(plan, { words: '🙂'.repeat(60) }, '')).toBe(`${'🙂'.repeat(40)}…`)
    expect(titleOf(plan, { words: 'The street lamp in front of building 3 has been dark' }, '')).toBe(
      'The street lamp in front of building 3…',
    )
    expect(titleOf(plan, {}, '网格事件')).toBe('网格事件')
  })
})

it('a form of another kind shows its required fields and has no place', () => {
  const form = {
    day: { kind: 'day', title: '日期', required: true },
    remark: { kind: 'note', title: '备注', required: false },
  } as const
  const plan = planForm(form)
  expect(plan).toMatchObject({ words: undefined, place: undefined, needed: ['day'], folded: ['remark'] })
  expect(missing(form, plan, {})).toEqual(['day'])
})

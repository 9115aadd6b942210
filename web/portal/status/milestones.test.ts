import { describe, expect, it } from 'vitest'
import { incident } from '#programmes/incident/index'
import { milestones } from './milestones.ts'

const plain = ['reported', 'checked', 'filed', 'handling', 'done', 'callback', 'closed']

describe('the way of an incident', () => {
  it('runs from the report to the rated answer', () => {
    expect(milestones(incident, 'reported')).toEqual({ states: plain, at: 0 })
    expect(milestones(incident, 'handling')).toEqual({ states: plain, at: 3 })
    expect(milestones(incident, 'closed')).toEqual({ states: plain, at: 6 })
  })

  it('leads through the units called when it was whistled', () => {
    const { states, at } = milestones(incident, 'joint')
    expect(states[at]).toBe('joint')
    expect(states.slice(at)).toEqual(['joint', 'done', 'callback', 'closed'])
  })

  it('stands at the handling while it waits for the resident', () => {
    expect(milestones(incident, 'waiting')).toEqual({ states: plain, at: 3 })
  })

  it('is short when it ended another way', () => {
    expect(milestones(incident, 'refused')).toEqual({ states: ['reported', 'refused'], at: 1 })
    expect(milestones(incident, 'withdrawn').states).toEqual(['reported', 'withdrawn'])
  })

  it('does not claim what was skipped when it was fixed on the spot', () => {
    const { states, at } = milestones(incident, 'callback', ['reported', 'callback'])
    expect(states).toEqual(['reported', 'callback', 'closed'])
    expect(at).toBe(1)
  })

  it('goes back with the case, and leaves waits out', () => {
    const passed = ['reported', 'checked', 'filed', 'handling', 'waiting', 'handling', 'done', 'callback', 'handling']
    expect(milestones(incident, 'handling', passed)).toEqual({ states: plain, at: 3 })
    expect(milestones(incident, 'waiting', passed.slice(0, 5))).toEqual({ states: plain, at: 3 })
  })

  it('shows the start when the state is of an older definition', () => {
    expect(milestones(incident, 'long-gone')).toEqual({ states: ['reported'], at: 0 })
  })
})

it('of a matter with two states has two milestones', () => {
  const small = {
    start: 'asked',
    states: { asked: { title: '已提出' }, answered: { title: '已答复', ends: 'done' as const } },
    steps: { answer: { title: '答复', from: ['asked'], to: 'answered', by: ['dispatcher'] } },
  }
  expect(milestones(small, 'asked')).toEqual({ states: ['asked', 'answered'], at: 0 })
})

import { describe, expect, it } from 'vitest'
import { isDim, readDim, settingsFrom } from './settings.ts'

describe('how a wall is hung', () => {
  it('is what its address says before what the device keeps', () => {
    const kept = JSON.stringify({ light: 'day', rotate: 30, dim: [22, 6] })
    expect(settingsFrom('', kept)).toEqual({ light: 'day', rotate: 30, dim: [22, 6] })
    expect(settingsFrom('?rotate=60&light=night&dim=23-5', kept)).toEqual({ light: 'night', rotate: 60, dim: [23, 5] })
  })

  it('is the usual when nothing or nonsense was kept', () => {
    for (const text of [null, '{', '{"rotate":"often","dim":7}', '{"light":"pink"}'])
      expect(settingsFrom('', text)).toEqual({ light: 'night', rotate: 0, dim: null })
    expect(settingsFrom('?rotate=-1&dim=9-9', null)).toEqual({ light: 'night', rotate: 0, dim: null })
    expect(settingsFrom('?rotate=1', null).rotate).toBe(5)
  })

  it('is dim between its hours, also over midnight', () => {
    expect([21, 22, 0, 5, 6].map(hour => isDim([22, 6], hour))).toEqual([false, true, true, true, false])
    expect([0, 1, 4].map(hour => isDim([1, 4], hour))).toEqual([false, true, false])
    expect(isDim(readDim('nonsense'), 3)).toBe(false)
  })
})

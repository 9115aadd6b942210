import { expect, it } from 'vitest'
import { adminPageList } from '../admin/pages.ts'
import { zh as admin } from '../admin/zh.ts'
import { views } from '../data/filter.ts'
import { zh as bar } from '../frame/zh.ts'
import { zh as desk } from '../zh.ts'
import { initialsOf, matches } from './initials.ts'

const titles = [
  ...views.map(view => desk[`desk.view.${view}`]),
  desk['desk.map'],
  desk['desk.numbers'],
  desk['desk.me.account'],
  bar['bar.gallery'],
  bar['bar.palette.signout'],
  bar['bar.palette.print'],
  ...adminPageList.map(page => admin[page.title]),
]

it('knows the first letters of every page and act of ours', () => {
  const unknown = titles.flatMap(title => [...title].filter(char => /[\u4e00-\u9fff]/.test(char) && initialsOf(char) === ''))
  expect(unknown).toEqual([])
})

it('finds by words, by several words, and by first letters', () => {
  expect(matches('指标', 'zb')).toBe(true)
  expect(matches('轮到我', 'LDW')).toBe(true)
  expect(matches('工作日历', '日历')).toBe(true)
  expect(matches('Saved views', 'vie sav')).toBe(true)
  expect(matches('指标', 'dt')).toBe(false)
  expect(matches('全部在办', 'zb')).toBe(false)
  // Letters are first letters of Chinese titles only: English ones are found by their words.
  expect(matches('Map', 'mp')).toBe(false)
})

import { describe, expect, it } from 'vitest'
import { alike, fitOf } from './index.ts'

const slot = (rowLabels: string[], columnLabels: string[], section = '') => ({ rowLabels, columnLabels, section })

describe('how well a name fits the headings', () => {
  it('is whole for the same name, also with words around it that say nothing', () => {
    expect(alike('受理件数', '受理件数')).toBe(1)
    expect(alike('养老机构数量（个）', '养老机构')).toBe(1)
    expect(alike('养老机构', '道路设施')).toBe(0)
  })

  it('asks that each part is said, by the row or by the column', () => {
    const beds = slot(['养老机构'], ['床位数（张）'])
    const both = fitOf(beds, [['养老机构'], ['床位数']])
    expect(both).toBeGreaterThan(0.9)
    expect(fitOf(beds, [['养老机构']])).toBeLessThan(both)
    expect(fitOf(beds, [['养老机构'], ['建成年份']])).toBeLessThan(0.6)
    expect(fitOf(beds, [['卫生服务中心'], ['医生']])).toBe(0)
  })

  it('leaves out headings that name the place, and counts the heading of the part', () => {
    const cell = slot(['甲社区'], ['受理件数'], '一、网格事件')
    expect(fitOf(cell, [['网格事件'], ['受理件数']], new Set(['甲社区']))).toBeGreaterThan(
      fitOf({ ...cell, section: '' }, [['网格事件'], ['受理件数']]),
    )
    expect(fitOf(slot(['甲社区'], []), [['受理件数']], new Set(['甲社区']))).toBe(0)
  })
})

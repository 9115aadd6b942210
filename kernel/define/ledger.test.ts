import { describe, expect, it } from 'vitest'
import { count, item, measured, optional, type Personal, personal, photos, place, text } from './field.ts'
import { defineProgramme } from './programme.ts'
import { defineRegister, type RegisterData, registerName } from './register.ts'
import { communityWorker, gridWorker, role } from './role.ts'
import { months } from './span.ts'

const columns = {
  code: text('编号'),
  name: text('名称'),
  where: place('地点'),
  area: measured('建筑面积', '㎡'),
  homes: count('户数', { measure: '户' }),
  opened: optional(text('启用年份')),
}
const centres = defineRegister({
  title: '社区服务中心',
  key: 'code',
  columns,
  list: ['code', 'name', 'area'],
  read: 'staff',
  edit: [communityWorker],
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    open: ['name', 'area'],
    figures: {
      area: { title: '面积合计', kind: 'sum', column: 'area' },
      large: { title: '不小于 800 ㎡', kind: 'share', where: c => c.area.atLeast(800), target: 1 },
    },
  },
})
const programmeOf = (register: RegisterData) =>
  defineProgramme({ id: 'test', title: '试', source: 'S1', registers: { centres: register } })
const ledger = { name: 'name', keeper: gridWorker, fresh: months(6) } as const
const base = { title: '册', key: 'code', list: ['code'], read: 'staff', edit: [communityWorker] } as const
const why: Personal = { purpose: '联系', basis: 'consent', keep: months(1) }

describe('a register with a ledger', () => {
  it('is data: conditions of its figures are written down, and the keeper is a role', () => {
    expect(JSON.parse(JSON.stringify(centres.ledger))).toEqual({
      name: 'name',
      place: 'where',
      keeper: 'community-worker',
      fresh: { amount: 6, unit: 'month' },
      open: ['name', 'area'],
      figures: {
        area: { title: '面积合计', kind: 'sum', column: 'area', by: [] },
        large: { title: '不小于 800 ㎡', kind: 'share', where: { op: 'atLeast', field: 'area', value: 800 }, by: [], target: 1 },
      },
    })
    expect(() => programmeOf(centres)).not.toThrow()
  })

  it('holds persons only inside a service, and never in its list, its open columns or its figures', () => {
    const withPhone = { ...columns, contact: personal(text('联系人'), why) }
    const without = defineRegister({ ...base, columns: withPhone, list: ['code', 'contact'], ledger })
    expect(() => programmeOf(without)).toThrow(/personal columns without a service: contact.*stands in the list/s)
    const within = defineRegister({ ...base, columns: withPhone, ledger: { ...ledger, service: '志愿服务' } })
    expect(() => programmeOf(within)).not.toThrow()
  })

  it('is refused when a column is not there or of another kind', () => {
    const wrong = defineRegister({
      ...base,
      columns,
      ledger: {
        ...ledger,
        name: 'homes',
        place: 'name',
        until: 'area',
        figures: { a: { title: '甲', kind: 'sum', column: 'name' } },
      },
    })
    expect(() => programmeOf(wrong)).toThrow(/named by "homes".*"name" is no place.*"area" is no day.*adds up "name"/s)
  })

  it('holds no pictures and no checklists: those belong to cases', () => {
    const pictured = defineRegister({ ...base, columns: { ...columns, looks: optional(photos('照片')) }, ledger })
    expect(() => programmeOf(pictured)).toThrow(/cannot hold "looks": photos/)
  })

  it('is kept by a role the programme knows, and names registers that are there', () => {
    const other = defineRegister({ ...base, columns, ledger: { ...ledger, keeper: role('nobody', '无人', 'grid') } })
    expect(() => programmeOf(other)).toThrow(/kept by unknown role "nobody"/)
    const lost = defineRegister({ ...base, columns: { ...columns, of: item('属于', 'gone') }, ledger })
    expect(() => programmeOf(lost)).toThrow(/names unknown register "gone"/)
    const rules = defineRegister({ ...base, columns: { ...columns, of: item('属于', 'kept') } })
    const both = { kept: centres, rules }
    expect(() => defineProgramme({ id: 'test', title: '试', source: 'S1', registers: both })).toThrow(/"of" of the rules "rules"/)
    expect(registerName('estates', 'buildings')).toBe('estates.buildings')
    expect(registerName('spaces', 'estates.buildings')).toBe('estates.buildings')
  })
})

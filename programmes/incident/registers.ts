import { choice, defineRegister, item, note, optional, span, systemAdmin, text, unit } from '#kernel/index'

/** The catalogue of matters: class, sub-class, filing and closing condition, limit (GB/T 30428.8 layout). */
export const catalogue = defineRegister({
  title: '事项目录',
  key: 'code',
  columns: {
    code: text('编码'),
    kind: optional(choice('类型', { component: '部件', event: '事件' })),
    class: text('大类'),
    subclass: text('小类'),
    keywords: optional(text('关键词', { max: 500, hint: '居民常说的词，用空格或顿号隔开；立案时据此建议类别' })),
    when: note('立案条件', { max: 500 }),
    closed: note('结案条件', { max: 500 }),
    limit: span('处置时限'),
    urgency: choice('紧急程度', { urgent: '紧急', ordinary: '一般', complex: '复杂' }),
    unit: optional(unit('默认承办单位')),
    supervisor: optional(text('主管部门')),
    basis: optional(text('依据')),
  },
  list: ['code', 'kind', 'class', 'subclass', 'when', 'limit', 'unit'],
  read: 'public',
  edit: [systemAdmin],
})

/** What each unit is there for (履职事项清单), so that a dispatcher sees before sending. */
export const duties = defineRegister({
  title: '单位职责清单',
  key: 'code',
  columns: {
    code: text('编号'),
    unit: unit('单位'),
    category: item('事项', 'catalogue'),
    duty: choice('职责', { lead: '主责', assist: '配合' }),
    basis: optional(text('依据')),
  },
  list: ['code', 'unit', 'category', 'duty'],
  read: 'public',
  edit: [systemAdmin],
})

/** What communities may be asked to do (社区事权清单): matters they lead, matters they help in, and no others. */
export const communityMatters = defineRegister({
  title: '社区事权清单',
  key: 'code',
  columns: {
    code: text('编号'),
    category: text('事项编码或其开头'),
    duty: choice('社区的职责', { lead: '主责', assist: '配合' }),
    basis: optional(text('依据')),
  },
  list: ['code', 'category', 'duty', 'basis'],
  read: 'public',
  edit: [systemAdmin],
})

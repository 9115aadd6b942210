import {
  checks,
  days,
  defineProgramme,
  defineRegister,
  defineRound,
  ends,
  gridWorker,
  item,
  limitOf,
  note,
  optional,
  photos,
  place,
  span,
  systemAdmin,
  text,
} from '#kernel/index'

/** What to look at, one point on each line; shared by all the places that need the same. */
const checklists = defineRegister({
  title: '检查单',
  key: 'code',
  columns: {
    code: text('编号'),
    name: text('名称'),
    points: note('检查项', { hint: '一行一项', max: 2000 }),
    basis: optional(text('依据')),
  },
  list: ['code', 'name'],
  read: 'staff',
  edit: [systemAdmin],
})

/** Where somebody looks in: every row that is valid now is a stop of the round. */
const checkpoints = defineRegister({
  title: '巡查点位',
  key: 'code',
  columns: {
    code: text('编号'),
    name: text('名称'),
    where: place('位置'),
    checklist: item('检查单', 'checklists'),
    every: span('多久一次'),
  },
  list: ['code', 'name', 'checklist', 'every'],
  read: 'staff',
  edit: [systemAdmin],
})

const lookedAt = checks('逐项查看', { item: 'spot', column: 'checklist', register: 'checklists', lines: 'points' })

/** A walk past places that need an eye on them; what is wrong there becomes an incident (GB/T 34300-2017 on patrols). */
export const patrol = defineRound({
  title: '巡查',
  form: { spot: item('点位', 'checkpoints'), where: place('位置') },
  list: ['spot', 'where'],
  by: gridWorker,
  every: limitOf('spot', 'every', days(7)),
  dueTitle: '待巡查',
  orders: ['walking', 'due', 'random'],
  visits: {
    fine: { title: '一切正常', ask: { checked: lookedAt, remark: optional(note('备注', { max: 500 })) } },
    found: {
      title: '发现问题',
      ask: { checked: lookedAt, problem: note('问题描述', { max: 1000 }), pictures: photos('现场照片') },
    },
    shut: { title: '进不去', counts: 'offered', ask: { because: note('为什么进不去', { max: 200 }) } },
  },
  stops: { register: 'checkpoints', field: 'spot', place: 'where', retire: 'retire' },
  states: { retired: ends('已撤点') },
  steps: { retire: { title: '撤点', from: 'due', to: 'retired', by: 'clock' } },
})

export default defineProgramme({
  id: 'patrol',
  title: '网格巡查',
  source: 'S2-04; GB/T 34300-2017',
  cases: { patrol },
  registers: { checklists, checkpoints },
})

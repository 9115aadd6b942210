import {
  choice,
  count,
  defineProgramme,
  defineRegister,
  dispatcher,
  optional,
  systemAdmin,
  text,
  unit,
  yesno,
} from '#kernel/index'

/** What can be sent, used or opened when something happens. Telephones are those of duty rooms, not of persons. */
export const resources = defineRegister({
  title: '应急资源',
  key: 'code',
  columns: {
    code: text('编号', { max: 40 }),
    kind: choice('类别', { team: '队伍', vehicle: '车辆', equipment: '装备', supply: '物资', shelter: '避难场所' }),
    name: text('名称', { max: 60 }),
    unit: optional(unit('归口单位')),
    place: optional(text('存放或集合地点', { max: 100 })),
    amount: optional(count('数量')),
    measure: optional(text('计量单位', { max: 10, hint: '人、辆、台、套、个床位……' })),
    telephone: optional(text('值守电话', { max: 40, hint: '值班室的电话，不填个人号码' })),
    ready: yesno('现在可用'),
  },
  list: ['kind', 'name', 'unit', 'amount', 'measure', 'telephone', 'ready'],
  read: 'staff',
  edit: [systemAdmin, dispatcher],
})

export default defineProgramme({
  id: 'command-centre',
  title: '指挥中心',
  source: 'S0-08; S0-42',
  registers: { resources },
})

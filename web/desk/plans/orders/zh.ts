/** 督办：各单位在办的督办单。 */
export const zh = {
  'po.title': '督办',
  'po.lead': '各单位还没有办结的督办单。点数字看是哪几张。',
  'po.unit': '单位',
  'po.open': '在办',
  'po.late': '超期',
  'po.blocked': '有阻点',
  'po.lengthened': '延过期',
  'po.asking': '请求延期',
  'po.all': '合计',
  'po.none': '没有在办的督办单。',
  'po.none.next': '在计划的承诺上开，或者点“新建督办单”。',
  'po.new': '新建督办单',
  'po.meetings': '会议',
  'po.matters': '待议事项',
} as const

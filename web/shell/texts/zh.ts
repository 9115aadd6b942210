export const zh = {
  'texts.pick': '常用语',
  'texts.pick.lead': '选一条放进“{field}”',
  'texts.pick.find': '查找常用语',
  'texts.pick.none': '没有合适的常用语',
  'texts.share.own': '自用',
  'texts.share.unit': '本单位',
  'texts.share.office': '全街道',
} as const

export const zh = {
  'warning.level.blue': '蓝色',
  'warning.level.yellow': '黄色',
  'warning.level.orange': '橙色',
  'warning.level.red': '红色',
  'warning.list': '正在生效的预警',
  'warning.until': '到{when}',
  'warning.all': '全街道',
  'warning.more': '还有 {count} 条',
} as const

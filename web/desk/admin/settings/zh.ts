/** Of which level the office is. */
export const zh = {
  'admin.settings.level': '级别',
  'admin.settings.level.district': '这是区（县）一级的机关',
  'admin.settings.level.hint': '只有区县以上人民政府可以督查其他机关；街道用督办单。勾上后才能安排“区督查员”岗位。',
} as const

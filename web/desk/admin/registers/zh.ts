export const zh = {
  'registers.from': '生效日',
  'registers.since': '这一版自 {when} 起有效，之前的见历史。',
  'registers.fault.code-taken': '这个编码已是另一事项。',
  'registers.fault.twice': '前面已有这一行。',
  'registers.fault.not-a-limit': '看不懂这个时限。',
  'registers.column.classCode': '大类代码',
  'registers.column.className': '大类名称',
  'registers.column.subclassCode': '小类代码',
  'registers.column.subclassName': '小类名称',
} as const

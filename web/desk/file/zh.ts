/** Filing a case at the desk, and what stands beside one. */
export const zh = {
  'file.title': '新建：{type}',
  'file.new': '新建{type}',
  'file.back': '回到列表',
  'file.send': '提交',
  'file.sent': '{number} 已提交',
  'file.open': '打开',
  'file.not': '这里没有您可以新建的事项',
  'file.not.next': '从列表上方换一类事项，或者问系统管理员要岗位。',
  'file.beside': '相关的在办件',
  'file.beside.take': '全部列入{field}',
  'file.beside.more': '还有更多，只列出最近的',
  'file.beside.since': '{day}提出',
} as const

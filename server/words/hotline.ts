/** The columns of a file of answers, as cities ask for them. They are the city's own words, so they are not translated. */
export const answerColumns = [
  ['工单编号', 24],
  ['办理次数', 10],
  ['办理状态', 14],
  ['办理结果', 60],
  ['办理单位', 24],
  ['办结时间', 22],
  ['联系情况', 16],
  ['是否解决', 12],
  ['满意度', 12],
  ['是否超时', 10],
  ['本单位编号', 20],
] as const

export const answerWords = {
  sheet: '工单办理结果',
  yes: '是',
  no: '否',
  called: '已回访',
  notReached: '未联系上',
  notCalled: '未回访',
} as const

import { deadline, moment, passedOn, text, yesno } from '#kernel/index'

/** What an order of the city's hotline (12345) says besides the matter itself. People who report are not asked it. */
export const order = {
  order: passedOn(text('工单编号', { max: 60 })),
  calledAt: passedOn(moment('来电时间')),
  orderDue: passedOn(deadline('工单办理时限')),
  orderKind: passedOn(text('诉求分类')),
  urgency: passedOn(text('紧急程度', { max: 40 })),
  wantsCall: passedOn(yesno('要求回访')),
  secret: passedOn(yesno('要求保密')),
  related: passedOn(text('关联工单')),
}

import { defineCase, ends } from '../define/case.ts'
import { choice, note, optional, place } from '../define/field.ts'
import { rating, reason, reporter } from '../define/parts.ts'
import { dispatcher, gridWorker, resident } from '../define/role.ts'
import { days, hours } from '../define/span.ts'

/** A small kind of matter that may be known already, for the engine's own tests. */
export const matter = defineCase({
  title: '公共设施',
  filedBy: [resident, gridWorker, dispatcher],
  start: 'reported',
  form: {
    words: note('情况'),
    where: place('地点'),
    kind: choice('类别', { water: '供水', road: '道路' }),
    ...reporter,
  },
  list: ['words'],
  open: ['words', 'where', 'kind'],
  reveal: [dispatcher],
  known: { category: 'kind', place: 'where', words: 'words', radius: 300, within: days(60), by: dispatcher, rates: 'rate' },
  states: {
    reported: { title: '待处理', within: hours(24), duty: dispatcher },
    asked: { title: '待补充', pauses: true },
    callback: { title: '待回访' },
    closed: ends('已办结'),
    refused: ends('不予受理', 'refused'),
    merged: ends('已并案', 'merged'),
  },
  steps: {
    ask: { title: '请补充', from: 'reported', to: 'asked', by: dispatcher },
    reply: { title: '补充', from: 'asked', to: 'reported', by: resident, ask: { more: note('补充') } },
    fix: {
      title: '修好了',
      from: 'reported',
      to: 'callback',
      by: dispatcher,
      ask: { result: note('结果') },
      shows: ['result'],
      tell: ['reporter', 'phone'],
    },
    rate: { title: '评价', from: 'callback', to: 'closed', by: resident, ask: { ...rating, thanks: optional(note('感谢')) } },
    refuse: { title: '不受理', from: 'reported', to: 'refused', by: dispatcher, ask: reason('原因'), returns: true },
  },
})

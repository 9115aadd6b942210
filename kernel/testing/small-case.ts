import { defineCase, ends } from '../define/case.ts'
import { choice, choices, count, note, optional, person, place, yesno } from '../define/field.ts'
import { gridWorker, resident, supervisor } from '../define/role.ts'
import { days, hours, workdays } from '../define/span.ts'

/** A small definition with a bit of everything, for the engine's own tests: neighbours in dispute. */
export const dispute = defineCase({
  title: '邻里纠纷',
  filedBy: [resident, gridWorker],
  start: 'filed',
  form: {
    where: place('发生地'),
    kind: choice('类型', { noise: '噪声', water: '漏水', labour: '劳资' }),
    parties: count('涉及人数'),
    story: note('经过'),
    tags: optional(choices('标签', { old: '老问题', night: '夜间' })),
    agreed: optional(yesno('双方同意调解')),
    applicant: optional(person('申请人', { purpose: '告知结果', basis: 'legal-duty', keep: days(30) })),
  },
  list: ['kind'],
  open: ['kind'],
  reveal: [gridWorker],
  states: {
    filed: { title: '已登记', within: hours(24), duty: gridWorker, ifLate: 'raise' },
    talks: { title: '调解中', within: workdays(7) },
    settled: ends('达成协议'),
  },
  steps: {
    accept: { title: '受理', from: 'filed', to: 'talks', by: gridWorker },
    raise: {
      title: '提级',
      from: 'filed',
      to: 'talks',
      by: supervisor,
      when: c => c.kind.is('labour').or(c.parties.over(10)),
    },
    settle: { title: '达成协议', from: 'talks', to: 'settled', by: [gridWorker, supervisor], ask: { terms: note('协议要点') } },
  },
})

import { defineDocument, definePlan, defineProgramme, leader, months, supervisor } from '#kernel/index'

// Who keeps plans writes about them; the check before publishing stays another person's.
const draftedBy = [supervisor, leader]

export default defineProgramme({
  id: 'plans',
  title: '计划与承诺',
  source: 'S0-01; S1-01; S3-01; S2-01; S3-03; S3-17',
  plans: {
    outline: definePlan({ title: '五年规划', years: 5, colours: { quiet: 200 } }),
    action: definePlan({ title: '三年行动计划', years: 3, under: 'outline' }),
    scheme: definePlan({ title: '实施方案', years: 1, under: 'outline' }),
    annual: definePlan({ title: '年度计划', years: 1, under: 'outline' }),
    catalogue: definePlan({ title: '年度名录', years: 1, under: 'annual' }),
    month: definePlan({ title: '月度安排', years: 1 / 12, under: 'annual', colours: { daysBefore: 7, quiet: 31 } }),
  },
  documents: {
    report: defineDocument({ title: '计划进展报告', code: '31', keep: months(120), draftedBy }),
    circular: defineDocument({ title: '工作通报', code: '32', keep: months(120), draftedBy }),
    review: defineDocument({ title: '计划评估', code: '33', keep: 'forever', draftedBy }),
  },
})

import { days, defineDocument, months } from '#kernel/index'

const tenYears = months(120)
const thirtyYears = months(360)

/** What a street office publishes (政府信息公开条例 19–21), by class; codes stand in index numbers. */
export const documents = {
  notice: defineDocument({ title: '通知公告', code: '01', keep: tenYears }),
  policy: defineDocument({
    title: '政策文件',
    code: '02',
    keep: 'forever',
    binds: true,
    needs: ['number', 'effectiveFrom', 'summary'],
  }),
  reading: defineDocument({ title: '政策解读', code: '03', keep: tenYears, explains: true }),
  plan: defineDocument({ title: '规划计划', code: '04', keep: 'forever', needs: ['summary'] }),
  budget: defineDocument({ title: '财政预决算', code: '05', keep: 'forever', needs: ['attachments'] }),
  guide: defineDocument({ title: '办事指南', code: '06', keep: tenYears, needs: ['summary'] }),
  project: defineDocument({ title: '重点项目', code: '07', keep: thirtyYears }),
  announcement: defineDocument({ title: '公示', code: '08', keep: thirtyYears, shownFor: days(7) }),
  response: defineDocument({ title: '回应关切', code: '09', keep: tenYears }),
  yearly: defineDocument({ title: '信息公开年报', code: '10', keep: 'forever', needs: ['summary'] }),
  emergency: defineDocument({ title: '应急预案', code: '11', keep: thirtyYears, binds: true, needs: ['effectiveFrom'] }),
}

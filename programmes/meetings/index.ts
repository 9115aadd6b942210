import { defineProgramme, share, tally } from '#kernel/index'
import { matter, meeting } from './meeting.ts'
import { groups } from './registers.ts'

export { matter, meeting } from './meeting.ts'

export default defineProgramme({
  id: 'meetings',
  title: '领导小组与会议',
  source: 'S3-02; S3-03',
  cases: { meeting, matter },
  registers: { groups },
  indicators: {
    meetings: tally('会议次数', meeting, { by: ['kind'] }),
    raised: tally('提请议定的事', matter),
    carried: tally('没议定转下次的事', matter, { where: c => c.$taken('carry').atLeast(1) }),
    decided: share('议定率', matter, ['decided']),
  },
})

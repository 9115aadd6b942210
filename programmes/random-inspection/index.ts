import { defineProgramme, share, tally } from '#kernel/index'
import { randomInspection } from './inspection.ts'
import { checklists, sources } from './registers.ts'

export { randomInspection } from './inspection.ts'
export { checklists, sources } from './registers.ts'

export default defineProgramme({
  id: 'random-inspection',
  title: '随机检查',
  source: 'S1-02; S3-04',
  cases: { randomInspection },
  registers: { sources, checklists },
  indicators: {
    drawn: tally('抽到的检查', randomInspection, { by: ['kind'] }),
    faulty: tally('查出问题的', randomInspection, { where: c => c.$taken('found').atLeast(1), by: ['kind'] }),
    mendedInTime: share('整改按期完成率', randomInspection, ['mendedInTime'], {
      where: c => c.$taken('found').atLeast(1),
      by: ['kind'],
      target: 0.9,
    }),
  },
})

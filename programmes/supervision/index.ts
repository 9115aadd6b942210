import { defineProgramme, moreTime, share, type Taken, tally } from '#kernel/index'
import { districtInspection, districtInspector } from './district.ts'
import { supervisionOrder } from './order.ts'

export { districtInspection, districtInspector } from './district.ts'
export { supervisionOrder } from './order.ts'

/** Orders that were taken back are held against nobody. */
const stood = (c: { readonly $taken: Taken }) => c.$taken('withdraw').atLeast(1).or(c.$taken('uphold').atLeast(1)).not()

export default defineProgramme({
  id: 'supervision',
  title: '督办',
  source: 'S3-04; S3-03; 政府督查工作条例第二、七、十五至十八条',
  roles: [districtInspector],
  cases: { supervisionOrder, districtInspection },
  indicators: {
    given: tally('督办件数', supervisionOrder, { by: ['unit'] }),
    repliedInTime: share('督办按期办结率', supervisionOrder, ['closed'], { where: stood, by: ['unit'], target: 0.95 }),
    objected: tally('提出过异议的督办', supervisionOrder, { where: c => c.$taken('object').atLeast(1), by: ['unit'] }),
    lengthened: tally('同意延期的督办', supervisionOrder, { where: c => c.$taken(moreTime).atLeast(1), by: ['unit'] }),
    reminded: tally('催办过的督办', supervisionOrder, {
      where: c => c.$taken('remind').atLeast(1).or(c.$taken('remindBlocked').atLeast(1)),
      by: ['unit'],
    }),
  },
})

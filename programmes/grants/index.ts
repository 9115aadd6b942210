import { defineProgramme, share, tally } from '#kernel/index'
import { grantApplication } from './application.ts'
import { grants, rules } from './registers.ts'

export { grantApplication } from './application.ts'

export default defineProgramme({
  id: 'grants',
  title: '以奖代补',
  source: 'S2-02',
  cases: { grantApplication },
  registers: { rules, grants },
  indicators: {
    asked: tally('以奖代补申请', grantApplication, { by: ['unit'] }),
    given: share('以奖代补批准率', grantApplication, ['used']),
  },
})

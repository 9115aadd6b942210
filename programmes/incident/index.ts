import { defineProgramme, share, tally } from '#kernel/index'
import { incident } from './incident.ts'
import { catalogue, communityMatters, duties } from './registers.ts'

export { incident } from './incident.ts'

export default defineProgramme({
  id: 'incident',
  title: '网格事件闭环',
  source: 'S2-05; S0-06; GB/T 30428.8',
  cases: { incident },
  registers: { catalogue, communityMatters, duties },
  indicators: {
    received: tally('受理件数', incident, { by: ['kind'] }),
    closedShare: share('办结率', incident, ['closed'], { by: ['kind'] }),
    inTime: share('按期办结率', incident, ['closed'], { inTime: true, target: 0.95 }),
  },
})

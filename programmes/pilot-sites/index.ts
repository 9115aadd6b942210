import { defineProgramme, share, tally } from '#kernel/index'
import { cards } from './cards.ts'
import { adoption, pilotSite } from './pilots.ts'

export { adoption, pilotSite } from './pilots.ts'

export default defineProgramme({
  id: 'pilot-sites',
  title: '示范点与复制',
  source: 'S2-03',
  cases: { pilotSite, adoption },
  registers: { cards },
  indicators: {
    pilots: tally('示范点', pilotSite, { by: ['unit'] }),
    adopted: tally('照做的社区', adoption, { by: ['card'] }),
    worked: share('照做后有结果的占比', adoption, ['worked'], { by: ['card'] }),
  },
})

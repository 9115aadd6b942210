import { defineProgramme, share, tally } from '#kernel/index'
import { disclosure } from './disclosure.ts'
import { documents } from './documents.ts'

export { disclosure } from './disclosure.ts'

export default defineProgramme({
  id: 'information',
  title: '信息公开',
  source: 'S0-09; 政府信息公开条例第二十条',
  documents,
  cases: { disclosure },
  indicators: {
    asked: tally('申请件数', disclosure, { by: ['copy'] }),
    answered: share('按期答复率', disclosure, ['answered', 'refused'], { inTime: true, target: 1 }),
  },
})

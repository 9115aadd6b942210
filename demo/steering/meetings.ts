import { matter, meeting } from '#programmes/meetings/index'
import { supervisionOrder } from '#programmes/supervision/index'
import type { Office } from '../office/types.ts'
import { type Raises, type Script, take } from './play.ts'

const base = { programme: 'meetings' } as const

export function meetingScripts(office: Office, day: (ahead: number) => string, now: number): Script[] {
  const { unit } = office
  const hold = { came: '党工委书记、分管副主任、市政养护所、河道管理所、绿化养护所、各社区书记', absent: '供水公司请假' }
  const nine = Math.floor(now / 86_400_000) * 86_400_000 + 3_600_000
  const call = (
    name: string,
    title: string,
    at: number,
    kind: string,
    agenda: string,
    filed: number,
    acts: Script['acts'],
  ): Script => ({
    ...base,
    name: `meeting ${name}`,
    type: 'meeting',
    def: meeting,
    filed: [
      filed,
      'dd01',
      { group: 'XZ01', kind, title, at, room: '办事处三楼会议室', agenda, attending: [unit.roads, unit.river, unit.greening] },
    ],
    acts,
  })
  const raise = (name: string, subject: string, facts: string, acts: Script['acts'], options?: string): Script => ({
    ...base,
    name: `matter ${name}`,
    type: 'matter',
    def: matter,
    filed: [14, 'dd01', { group: 'XZ01', subject, facts, raisedBy: unit.centre, ...(options && { options }) }],
    acts,
  })
  return [
    call('october', '汛期工作调度会', nine - 12 * 86_400_000, 'dispatch', '排涝泵试机\n三处易积水点\n沿江枯树', 16, [
      [10, 'dd01', take('hold', hold)],
      [
        9,
        'dd01',
        take('issue', {
          minutes: '听取三项进展。议定：旧桥头雨篦子每周清一次；临江坡面贴警示牌。没有议定：地下车库挡水板由谁出钱。',
        }),
      ],
      [
        9,
        'db01',
        take('handOn', {
          decided: '旧桥头雨篦子每周清一次，到汛期结束',
          demand: '每周报一张清后照片',
          unit: unit.sanitation,
          person: '所长',
          doneBy: day(25),
        }),
      ],
      [
        9,
        'db01',
        take('handOn', {
          decided: '临江坡面贴警示牌',
          demand: '三处都要有，夜里看得见',
          unit: unit.river,
          person: '所长',
          doneBy: day(9),
        }),
      ],
      [8, 'db01', take('finish')],
    ]),
    call(
      'november',
      '更新领导小组第四次会议',
      nine + 4 * 86_400_000,
      'plenary',
      '地下车库挡水板出资\n加装电梯选址\n以奖代补批准',
      3,
      [],
    ),
    raise(
      'boards',
      '地下车库挡水板由谁出钱',
      '四个小区十一处车库口没有挡水板。物业说用维修资金，业委会说属防汛应由街道出。',
      [
        [10, 'dd01', take('table', { meetingNumber: '汛期工作调度会' })],
        [9, 'dd01', take('carry', { reason: '缺维修资金余额和各小区意见' })],
      ],
      '街道、物业、维修资金各出三分之一\n街道先垫，年底结算',
    ),
    raise('lift', '学府里加装电梯选址', '两处可选，一处要移燃气管。', []),
  ]
}

/** A decision that was handed on became an order. */
export const decisionRaises: Raises = (run, step, answers) =>
  step === 'handOn'
    ? {
        name: `${run.id} ${run.c.taken.handOn}`,
        programme: 'supervision',
        type: 'supervisionOrder',
        def: supervisionOrder,
        answers: {
          about: 'matter',
          matter: answers.decided,
          why: `会议议定：${String(run.c.data.title)}`,
          demand: `${String(answers.demand)}\n责任人：${String(answers.person)}`,
          unit: answers.unit,
          replyBy: answers.doneBy,
        },
      }
    : null

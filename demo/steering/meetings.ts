import { links } from '#programmes/links'
import { matter, meeting } from '#programmes/meetings/index'
import { supervisionOrder } from '#programmes/supervision/index'
import type { Office } from '../office/types.ts'
import type { PromiseOf } from './orders.ts'
import { type Act, type Raises, type Script, take } from './play.ts'

const base = { programme: 'meetings' } as const

export function meetingScripts(office: Office, day: (ahead: number) => string, now: number, promiseOf: PromiseOf): Script[] {
  const { unit } = office
  const hold = { came: '党工委书记、分管副主任、市政养护所、河道管理所、绿化养护所、各社区书记', absent: '供水公司请假' }
  const nine = Math.floor(now / 86_400_000) * 86_400_000 + 3_600_000
  const outcome = {
    decisions: [
      {
        decided: '十二条背街小巷整治后逐条复查，漏项月底前补完',
        demand: '每条一张复查单，附照片',
        unit: unit.roads,
        helpers: [unit.sanitation],
        person: '所长',
        doneBy: day(9),
        promise: promiseOf('背街小巷').id,
      },
      { decided: '临江坡面贴警示牌', demand: '三处都要有，夜里看得见', unit: unit.river, person: '所长', doneBy: day(6) },
    ],
    leftOpen: [{ open: '地下车库挡水板由谁出钱', openWhy: '缺维修资金余额和各小区意见' }],
  }
  const call = (name: string, filed: number, asked: Readonly<Record<string, unknown>>, acts: Script['acts']): Script => ({
    ...base,
    name: `meeting ${name}`,
    type: 'meeting',
    def: meeting,
    filed: [
      filed,
      'dd01',
      { group: 'XZ01', room: '办事处三楼会议室', attending: [unit.roads, unit.river, unit.greening], ...asked },
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
  const october = {
    title: '城市更新调度会',
    kind: 'dispatch',
    at: nine - 12 * 86_400_000,
    agenda: [{ subject: '背街小巷整治进度', unit: unit.roads }, { subject: '临江坡面安全' }, { subject: '地下车库挡水板' }],
  }
  const november = {
    title: '更新领导小组第四次会议',
    kind: 'plenary',
    at: nine + 4 * 86_400_000,
    agenda: [
      { subject: '地下车库挡水板由谁出钱' },
      { subject: '加装电梯选址', unit: unit.housing },
      { subject: '以奖代补批准', unit: unit.centre },
    ],
  }
  return [
    call('october', 16, october, [
      [10, 'dd01', take('hold', hold)],
      [9, 'dd01', take('issue', { minutes: '听取三项进展，各单位说明困难。', ...outcome })],
      [9, 'db01', take('handOut', outcome)],
    ]),
    call('november', 3, november, []),
    raise(
      'boards',
      '老旧小区外墙先修哪几栋',
      '四个小区报了十一栋，今年的钱只够五栋。',
      [
        [10, 'dd01', take('table', { meetingNumber: '城市更新调度会' })],
        [9, 'dd01', take('carry', { reason: '缺鉴定报告' })],
      ],
      '按鉴定等级排\n按业主同意比例排',
    ),
    raise('lift', '学府里加装电梯选址', '两处可选，一处要移燃气管。', []),
  ]
}

/** What became of the orders that a meeting handed out, in their order. */
const followed = (unit: Office['unit'], day: (ahead: number) => string): readonly (readonly Act[])[] => [
  [
    [5, 'cb-shizheng1', take('reply', { result: '十二条都复查过，漏的三处盲道砖已补' })],
    [3, 'db01', take('accept', { checked: '看了两条和全部复查单' })],
  ],
  [[4, 'cb-hedao1', take('block', { blockedBy: '坡面权属在供水公司，要他们同意打孔', clearing: [unit.water], clearBy: day(3) })]],
]

/** What a meeting hands out becomes orders and matters, by the links of the programmes. */
export const decisionRaises =
  (office: Office, day: (ahead: number) => string): Raises =>
  (run, step, answers) =>
    links
      .filter(link => link.from === run.def && link.step === step && !link.takes)
      .flatMap(({ to, answers: of }) =>
        of({ data: run.c.data, place: {}, answers }).map((given, n) => ({
          name: `${run.id} ${to.title} ${n}`,
          ...(to === supervisionOrder
            ? { programme: 'supervision', type: 'supervisionOrder', acts: followed(office.unit, day)[n] ?? [] }
            : { programme: 'meetings', type: 'matter' }),
          def: to,
          answers: given,
        })),
      )

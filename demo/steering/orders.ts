import { supervisionOrder } from '#programmes/supervision/index'
import type { Office } from '../office/types.ts'
import { type Script, take } from './play.ts'

/** Orders in every state a supervisor meets, around one flood season. */
export function orderScripts(office: Office, day: (ahead: number) => string): Script[] {
  const { unit } = office
  const order = (name: string, filed: Script['filed'], acts: Script['acts']): Script => ({
    name: `order ${name}`,
    programme: 'supervision',
    type: 'supervisionOrder',
    def: supervisionOrder,
    filed,
    acts,
  })
  const promise = (number: string, matter: string, of: string, by: number) => ({
    about: 'promise',
    promise: number,
    matter,
    why: '年度计划写明的节点快到了，还没有报进展',
    demand: '按节点完成，交现场照片和验收记录',
    unit: of,
    replyBy: day(by),
  })
  return [
    order(
      'pumps',
      [20, 'db01', promise('N-07', '东渡口两台排涝泵试机', unit.river, -8)],
      [
        [16, 'cb-hedao1', take('reply', { result: '两台泵各试机一小时，启动正常，记录已存泵房' })],
        [14, 'db01', take('accept', { checked: '到泵房看过试机记录' })],
      ],
    ),
    order(
      'drains',
      [12, 'db01', promise('N-08', '三处易积水点改造', unit.roads, 6)],
      [
        [9, 'db01', take('remind', { urge: '月底前要过第一场大雨，请先报开工时间' })],
        [
          7,
          'cb-shizheng1',
          take('block', { blockedBy: '南街口要先迁一段供水管，否则不能开挖', clearing: [unit.water], clearBy: day(4) }),
        ],
      ],
    ),
    order(
      'trees',
      [15, 'db01', promise('N-11', '沿江枯树枯枝排查清除', unit.greening, -3)],
      [[6, 'ld01', take('remind', { urge: '台风前必须清完，请今天回话' })]],
    ),
    order(
      'market',
      [
        9,
        'db01',
        {
          about: 'matter',
          matter: '早市占道反弹',
          why: '一个月内居民反映二十一次',
          demand: '查明原因，拿出长期办法，不搞一阵风',
          unit: unit.enforcement,
          replyBy: day(2),
        },
      ],
      [
        [
          2,
          'cb-zhifa1',
          take('reply', { result: '划出临时摊位三十个，早六点到八点有人值守；一周内反映降到三次。雨天摊主仍会外溢，正在搭棚。' }),
        ],
      ],
    ),
    order(
      'lamp',
      [
        6,
        'db01',
        {
          about: 'case',
          caseNumber: '261103-5521-0417',
          matter: '学府里路灯不亮反复上报',
          why: '两次办结后又报',
          demand: '查线路，不只换灯泡',
          unit: unit.roads,
          replyBy: day(3),
        },
      ],
      [[4, 'cb-shizheng2', take('object', { ground: 'duty', objection: '这一段路灯产权属小区物业，移交手续没有办' })]],
    ),
    order(
      'drains again',
      [11, 'dd01', promise('N-08', '南街口积水点改造进度', unit.roads, 5)],
      [
        [10, 'cb-shizheng1', take('object', { ground: 'twice', objection: '同一承诺已有督办单，内容重复' })],
        [9, 'ld01', take('uphold', { objectionAnswer: '确有一张在办，以那一张为准' })],
      ],
    ),
    order('shelters', [3, 'db01', promise('N-09', '避险场所物资盘点', unit.safety, 8)], []),
  ]
}

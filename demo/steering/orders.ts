import { supervisionOrder } from '#programmes/supervision/index'
import type { Office } from '../office/types.ts'
import { type Script, take } from './play.ts'

/** The promise of a plan that has these words. */
export type PromiseOf = (words: string) => { readonly id: string; readonly title: string }

/** Orders in every state a supervisor meets, around promises of the year's plan. */
export function orderScripts(office: Office, day: (ahead: number) => string, promiseOf: PromiseOf): Script[] {
  const { unit } = office
  const order = (name: string, filed: Script['filed'], acts: Script['acts']): Script => ({
    name: `order ${name}`,
    programme: 'supervision',
    type: 'supervisionOrder',
    def: supervisionOrder,
    filed,
    acts,
  })
  const promise = (words: string, of: string, by: number) => ({
    about: 'promise',
    promise: promiseOf(words).id,
    matter: promiseOf(words).title,
    why: '年度计划写明的节点快到了，还没有报进展',
    demand: '按节点完成，交现场照片和验收记录',
    unit: of,
    replyBy: day(by),
  })
  return [
    order(
      'lamps',
      [20, 'db01', promise('路灯', unit.roads, -8)],
      [
        [16, 'cb-shizheng1', take('reply', { result: '十二条背街小巷的路灯全部修好，夜里逐条走过一遍，记录已存档' })],
        [14, 'db01', take('accept', { checked: '夜里抽看了四条，都亮' })],
      ],
    ),
    order(
      'lifts',
      [12, 'db01', { ...promise('加装电梯', unit.housing, 6), helpers: [unit.roads] }],
      [
        [9, 'db01', take('remind', { urge: '还差的几部请逐部报开工时间' })],
        [
          7,
          'cb-zhujian1',
          take('block', { blockedBy: '学府里要先迁一段供水管，否则不能开挖', clearing: [unit.water], clearBy: day(4) }),
        ],
      ],
    ),
    order(
      'parks',
      [15, 'db01', promise('口袋公园', unit.greening, -3)],
      [[6, 'ld01', take('remind', { urge: '已经过了日子，请今天回话' })]],
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
          about: 'matter',
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
      'lifts again',
      [11, 'dd01', promise('加装电梯', unit.housing, 5)],
      [
        [10, 'cb-zhujian1', take('object', { ground: 'twice', objection: '同一承诺已有督办单，内容重复' })],
        [9, 'ld01', take('uphold', { objectionAnswer: '确有一张在办，以那一张为准' })],
      ],
    ),
    order('shelters', [3, 'db01', promise('避难场所', unit.safety, 8)], []),
  ]
}

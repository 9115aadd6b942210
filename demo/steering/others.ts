import { grantApplication } from '#programmes/grants/index'
import { microReform } from '#programmes/micro-reforms/index'
import { adoption, pilotSite } from '#programmes/pilot-sites/index'
import type { Office } from '../office/types.ts'
import { type Script, take } from './play.ts'
import { type Site, tourScripts } from './tours.ts'

/** A courtyard that residents made over: a pilot, then a card, a grant, a stop of a tour, and a community that does the same. */
export function otherScripts(office: Office, sites: readonly Site[], day: (ahead: number) => string): Script[] {
  const [first, second] = sites
  if (!first || !second) return []
  const where = (s: Site) => ({ ...(s.place.point && { point: s.place.point }), address: s.place.address ?? '' })
  const { unit } = office
  return [
    {
      name: 'pilot',
      programme: 'pilot-sites',
      type: 'pilotSite',
      def: pilotSite,
      filed: [
        60,
        'dd01',
        {
          name: '楼道微花园',
          unit: first.committee,
          sponsor: '分管副主任',
          why: '楼道杂物反映最多，居民愿意动手',
          start: '楼道杂物 36 处（九月清点）',
        },
      ],
      acts: [
        [58, 'ld01', take('confirm', { checkBy: day(-5) })],
        [40, first.worker, take('record', { progress: '清掉 12 处，居民认领 9 处花箱' })],
        [12, first.worker, take('show', { result: '36 处到 3 处（同一份清单复点）', failed: '冬天有花箱冻坏，还没有过冬办法' })],
        [8, 'db01', take('card', { card: 'TG01' })],
      ],
    },
    {
      name: 'adoption',
      programme: 'pilot-sites',
      type: 'adoption',
      def: adoption,
      filed: [
        6,
        'db01',
        {
          name: '楼道微花园，换耐寒的植物',
          card: 'TG01',
          unit: second.committee,
          changed: '改用耐寒的植物',
          from: '楼道杂物 21 处',
          resultBy: day(60),
        },
      ],
      acts: [],
    },
    {
      name: 'grant',
      programme: 'grants',
      type: 'grantApplication',
      def: grantApplication,
      place: first.place,
      filed: [
        8,
        'dd01',
        {
          project: '楼道微花园',
          unit: first.committee,
          where: where(first),
          done: '居民在楼栋群里提出，院坝会议了两次，自己设计、自己种，定了浇水公约',
          participants: 46,
          voters: 118,
          satisfied: 91,
          sample: 75,
          amount: 8000,
        },
      ],
      acts: [
        [
          4,
          'db01',
          take('check', { scorers: [unit.greening, unit.housing, second.committee], checked: '到现场看过，签字表相符' }),
        ],
      ],
    },
    {
      name: 'reform',
      programme: 'micro-reforms',
      type: 'microReform',
      def: microReform,
      filed: [
        45,
        'db01',
        {
          name: '开证明一次办好',
          kind: 'reform',
          unit: unit.centre,
          problem: '居民开一个证明要在社区和办事处之间跑三趟',
          idea: '社区先核，办事处当天盖章，网格员带回',
          measure: '开一个证明跑几趟',
          before: '3 趟（问了 40 人）',
          hoped: '1 趟',
        },
      ],
      acts: [[40, 'ld01', take('choose', { because: '接访时提得最多', nextBy: day(10) })]],
    },
    ...tourScripts(office, sites, day),
  ]
}

import type { Case, CasePlace } from '#kernel/engine/model'
import { tourStop } from '#programmes/peer-review/index'
import type { Office } from '../office/types.ts'
import { type Act, type Script, take } from './play.ts'

export interface Site {
  readonly committee: string
  readonly worker: string
  readonly place: CasePlace
}
interface Verdict {
  /** Experience, results, practice; residents asked. */
  readonly marks: readonly [number, number, number, number]
  readonly good?: string
  readonly better: string
}
interface Stop {
  readonly what: string
  readonly site: Site
  readonly verdicts: readonly Verdict[]
  readonly told?: readonly [band: string, summary: string]
  readonly said?: readonly [said: string, copies: readonly { what: string; from: string; copyBy: string }[]]
}

/** A tour that is over, with what each stop learns from the others, and one that is on its way. */
export function tourScripts(office: Office, sites: readonly Site[], day: (ahead: number) => string): Script[] {
  const [first, second, third] = sites
  if (!first || !second || !third) return []
  const { unit } = office
  const judges = [
    { unit: unit.greening, login: 'cb-lvhua1' },
    { unit: unit.enforcement, login: 'cb-zhifa2' },
    { unit: unit.housing, login: 'cb-zhujian1' },
  ]
  const taskOf = (c: Case, of: string) => c.tasks.find(task => task.unit === of)?.id ?? ''
  const judged = (verdicts: readonly Verdict[], ago: number): Act[] =>
    verdicts.flatMap(({ marks: [experience, results, practice, residents], good, better }, n): Act[] => {
      const judge = judges[n]!
      const answers = { experience, results, practice, residents, ...(good && { good }), better }
      return [
        [ago, judge.login, c => ({ kind: 'signIn', task: taskOf(c, judge.unit) })],
        [ago, judge.login, c => ({ kind: 'answerTask', task: taskOf(c, judge.unit), answers })],
      ]
    })
  const stop = (tour: string, { what, site, verdicts, told, said }: Stop, began: number, on: string, more: boolean): Script => ({
    name: `tour ${tour} ${what}`,
    programme: 'peer-review',
    type: 'tourStop',
    def: tourStop,
    place: site.place,
    filed: [
      began,
      'db01',
      {
        tour,
        unit: site.committee,
        what,
        where: { ...(site.place.point && { point: site.place.point }), address: site.place.address ?? '' },
        day: on,
      },
    ],
    acts: !more
      ? []
      : [
          [began - 5, 'db01', take('open', { judges: judges.map(judge => judge.unit) })],
          ...judged(verdicts, began - 6),
          ...(told ? [[began - 8, 'db01', take('tell', { band: told[0], summary: told[1] })] as const] : []),
          ...(said ? [[began - 10, site.worker, take('answer', { said: said[0], copies: said[1] })] as const] : []),
        ],
  })
  const over: readonly Stop[] = [
    {
      what: '楼道微花园',
      site: first,
      verdicts: [
        { marks: [88, 85, 90, 6], good: '浇水公约贴在每个楼门口，谁浇哪天一看就懂', better: '冬天怎么过还没有办法' },
        { marks: [84, 82, 86, 5], good: '清出来的杂物有去处，没有挪到别的楼', better: '消防通道边的花箱再往里收' },
        { marks: [90, 80, 85, 7], better: '后排两栋没有带动起来' },
      ],
      told: ['good', '好做法：公约和轮值。建议：备一份过冬办法，花箱让出通道。'],
      said: ['花箱已让出通道；过冬办法和绿化所一起定', [{ what: '老人送餐的结对名单', from: '老年食堂', copyBy: day(30) }]],
    },
    {
      what: '老年食堂',
      site: second,
      verdicts: [
        { marks: [92, 78, 75, 8], good: '送餐的人和老人结对，停餐当天有人上门问', better: '菜价一个月没有公示' },
        { marks: [86, 74, 72, 5], better: '中午排队没有坐的地方' },
        { marks: [90, 80, 70, 6], good: '糖尿病餐单独做', better: '账目公开到一季一次' },
      ],
      told: ['good', '好做法：送餐结对。建议：菜价和账目每月公示。'],
      said: ['下月起每月一号公示菜价和账', [{ what: '浇水公约那样的值日表', from: '楼道微花园', copyBy: day(12) }]],
    },
    {
      what: '电动车充电棚',
      site: third,
      verdicts: [
        { marks: [62, 70, 58, 6], better: '晚上七点以后找不到空位，飞线又回来了' },
        { marks: [55, 66, 60, 5], good: '收费贴在棚口，谁都看得见', better: '灭火器没有到位' },
        { marks: [60, 72, 55, 5], better: '加位子要先问过低楼层住户' },
      ],
      told: ['usual', '建议：先补灭火器，再和住户商量加位。'],
    },
  ]
  const now: readonly Stop[] = [
    { what: '楼道微花园二期', site: first, verdicts: [] },
    { what: '口袋公园', site: second, verdicts: [{ marks: [80, 76, 70, 5], better: '座椅朝向太阳，夏天没人坐' }] },
  ]
  return [
    ...over.map(one => stop('第三季度拉练', one, 22, day(-20), true)),
    ...now.map((one, n) => stop('第四季度拉练', one, 9 - 2 * n, day(n === 0 ? 3 : -1), n === 1)),
  ]
}

import type { Data } from '#kernel/engine/model'
import { drawLots, type Lot, type LotList, type LotSeed, lotHash } from '#methods/draws/index'
import type { Instant } from '#methods/working-time/index'
import { answersOfDrawn } from '#programmes/random-inspection/answers'
import { randomInspection } from '#programmes/random-inspection/index'
import type { HistoricCase } from '../history/index.ts'
import type { Office } from '../office/types.ts'
import { stableId } from '../random.ts'
import { type Act, actOut, momentAgo, type Stage, take } from './play.ts'
import { steeringRows } from './rows.ts'

/** A row of a register, as much of it as a draw needs. */
export interface DrawnFrom {
  readonly id: string
  readonly register: string
  readonly key: string
  readonly name: string
  readonly data: Data
  readonly lng: number | null
  readonly lat: number | null
  readonly community: string | null
  readonly grid: string | null
}
interface Inspector {
  readonly id: string
  readonly person: string
  readonly unit: string
  readonly ties: readonly string[]
}
/** A draw as it lies in the table, frozen or drawn. */
export interface DemoDraw {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly units: readonly string[]
  readonly take: number
  readonly each: number
  readonly number: string
  readonly conflicts: readonly { inspector: string; object: string; because: string }[]
  readonly list: LotList
  readonly hash: string
  readonly people: Readonly<Record<string, string>>
  readonly seed: LotSeed | null
  readonly result: readonly Lot[] | null
  readonly by: { readonly frozen: string; readonly drawn: string }
  readonly frozenAt: Instant
  readonly drawnAt: Instant | null
}
type Source = keyof (typeof steeringRows)['random-inspection.sources']
interface Wish {
  readonly title: string
  readonly source: Source
  readonly units: readonly string[]
  readonly take: number
  readonly frozen: number
  /** Working days ago, and what the room and the public number gave; not drawn yet without it. */
  readonly drawn?: readonly [ago: number, seed: LotSeed]
  /** What the inspectors found, object after object; nothing: still to be inspected. */
  readonly acts?: readonly ((lead: string) => readonly Act[])[]
}

/** Handlers of the units under labels that name nobody, as the office numbers them. */
const inspectorsOf = (office: Office, units: readonly string[]): Inspector[] =>
  units.flatMap(unit => {
    const people = office.posts.filter(p => p.unit === unit && p.role === 'handler').map(p => p.person)
    const name = office.units.find(u => u.id === unit)?.name ?? unit
    return [...new Set(people)].sort().map((person, n) => {
      const ties = office.posts.filter(p => p.person === person).flatMap(p => [p.unit, p.place])
      return { id: `${name}-${n + 1}`, person, unit, ties: [...new Set(ties.filter(tie => tie !== null))] }
    })
  })

/** The number of a lottery drawn on the evening of that day. */
function lottery(at: Instant): string {
  const evening = new Date(at + 8 * 3_600_000)
  return `${evening.getUTCMonth() + 1} 月 ${evening.getUTCDate()} 日福彩 3D 开奖号`
}

const points = (source: Source) => {
  const { checklist } = steeringRows['random-inspection.sources'][source]
  return steeringRows['random-inspection.checklists'][checklist].points.split('\n')
}
const looked = (source: Source, wrong: readonly number[] = []) =>
  points(source).map((point, n) => ({ point, found: wrong.includes(n) ? 'wrong' : 'fine' }))

/**
 * Three draws a visitor can look at: one inspected to the end but for a correction that is overdue, one whose inspectors are
 * on their way, and one that is frozen and waits for its number. Drawn as the office draws, so that anybody can draw again.
 * @param caseId gives a drawn object's case the id that the office would give it
 */
export function makeDraws(
  stage: Stage,
  entries: readonly DrawnFrom[],
  caseId: (draw: string, n: number) => string,
): { draws: DemoDraw[]; cases: HistoricCase[] } {
  const { office, until } = stage
  const { unit } = office
  const day = (ahead: number) => new Date(until + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10)
  const fine = (ago: number) => (lead: string) => [[ago, lead, take('pass', { checked: looked('toilets') })] as const]
  const found = (
    ago: number,
    wrong: readonly number[],
    findings: string,
    mendUnit: string,
    mendBy: string,
    more: readonly Act[],
  ) => {
    return (lead: string): Act[] => [
      [ago, lead, take('found', { checked: looked('toilets', wrong), findings, mendUnit, mendBy })],
      ...more,
    ]
  }
  const wishes: readonly Wish[] = [
    {
      title: '上月公共厕所随机检查',
      source: 'toilets',
      units: [unit.enforcement, unit.housing, unit.greening],
      take: 5,
      frozen: 23,
      drawn: [22, { room: ['桂花', '二十七', '渡口'], number: '406' }],
      acts: [
        fine(20),
        found(20, [3], '洗手液空了，卫生纸只剩一格有', unit.sanitation, day(-20), [
          [17, 'cb-huanwei1', take('mended', { mendedHow: '补齐，改为每天两次查补' })],
          [15, 'db01', take('recheckFine', { rechecked: '上午、下午各去一次，都有' })],
        ]),
        fine(19),
        // Nobody has put it right, and its day is past.
        found(19, [0, 2], '无障碍厕位门锁坏，打不开；地面积水没有拖', unit.roads, day(-9), [
          [4, 'db01', take('remind', { urge: '已经超期，请写明哪天修好门锁' })],
        ]),
        found(18, [1], '夜间两盏灯不亮', unit.roads, day(-8), [
          [9, 'cb-shizheng2', take('mended', { mendedHow: '换了灯管和镇流器' })],
          [7, 'db01', take('recheckFine', { rechecked: '晚上七点去看，都亮' })],
        ]),
      ],
    },
    {
      title: '本月公共设施随机检查',
      source: 'equipment',
      units: [unit.enforcement, unit.safety],
      take: 3,
      frozen: 3,
      drawn: [1, { room: ['石榴', '十九'], number: '172' }],
    },
    {
      title: '本月小场所消防随机检查',
      source: 'premises',
      units: [unit.enforcement, unit.safety, unit.housing],
      take: 6,
      frozen: 1,
    },
  ]
  const personOf = (login: string) => office.people.find(p => p.login === login)?.id ?? ''
  const draws: DemoDraw[] = []
  const cases: HistoricCase[] = []
  for (const wish of wishes) {
    const source = steeringRows['random-inspection.sources'][wish.source]
    const column = 'unitColumn' in source ? source.unitColumn : undefined
    const rows = entries.filter(e => e.register === source.register)
    const inspectors = inspectorsOf(office, wish.units)
    const [first] = inspectors
    if (rows.length === 0 || !first) continue
    const frozenAt = momentAgo(stage, wish.frozen)
    // Of that evening, or of an evening still to come: nobody knows it when the list is frozen.
    const number = lottery(wish.drawn ? frozenAt : until + 2 * 86_400_000)
    const conflicts = rows.slice(0, 1).map(row => ({ inspector: first.id, object: row.id, because: '与看管的人是亲属' }))
    const list: LotList = {
      title: wish.title,
      objects: rows.map(e => ({
        id: e.id,
        name: e.name,
        ties: [column ? e.data[column] : null, e.community, e.grid].filter(tie => typeof tie === 'string'),
      })),
      inspectors: inspectors.map(({ id, ties }) => ({ id, ties })),
      conflicts: conflicts.map(c => [c.inspector, c.object] as const),
      take: wish.take,
      each: 2,
      number,
    }
    const id = stableId(`draw ${wish.title}`)
    const hash = lotHash(list)
    const seed = wish.drawn?.[1] ?? null
    const result = seed && drawLots(list, hash, seed)
    const drawnAt = wish.drawn ? Math.max(momentAgo(stage, wish.drawn[0]), frozenAt + 86_400_000) : null
    draws.push({
      id,
      title: wish.title,
      source: wish.source,
      units: wish.units,
      take: wish.take,
      each: 2,
      number,
      conflicts,
      list,
      hash,
      people: Object.fromEntries(inspectors.map(i => [i.id, i.person])),
      seed,
      result,
      by: { frozen: personOf('db01'), drawn: personOf('ld01') },
      frozenAt,
      drawnAt,
    })
    if (!wish.drawn) continue
    for (const [n, lot] of (result ?? []).entries()) {
      const row = rows.find(e => e.id === lot.object)
      const sent = lot.inspectors.flatMap(label => inspectors.find(i => i.id === label) ?? [])
      if (!row) continue
      const name = (person: string) => office.people.find(p => p.id === person)?.name ?? null
      const point = row.lng === null || row.lat === null ? null : ([row.lng, row.lat] as const)
      const lead = sent[0]?.person
      const answers = answersOfDrawn({
        draw: wish.title,
        kind: wish.source,
        name: row.name,
        entry: row.key,
        point,
        sent: sent.map(i => ({ label: i.id, unit: i.unit, name: name(i.person) })),
        otherwise: wish.units[0],
        visitBy: day(wish.drawn[0] > 5 ? -21 : 4),
      })
      const place = point && stage.world.placeOf([point[0], point[1]], row.name)
      const acts: Act[] = lead
        ? [[wish.drawn[0], 'clock', { kind: 'hold', person: lead }], ...(wish.acts?.[n]?.(lead) ?? [])]
        : []
      cases.push(
        ...actOut(stage, {
          id: caseId(id, n),
          name: `${wish.title} ${n}`,
          programme: 'random-inspection',
          type: 'randomInspection',
          def: randomInspection,
          ...(place && { place }),
          filed: [wish.drawn[0], 'clock', answers],
          acts,
        }),
      )
    }
  }
  return { draws, cases }
}

import type { Office, UnitKey } from '../office/types.ts'
import { hash32, stableId } from '../random.ts'

const dayMs = 86_400_000
/** What the half-year may be looked at after: counted, judged, shown, objected to, answered, fixed. */
const settledAfter = 20

export interface DemoHalf {
  readonly title: string
  readonly from: string
  readonly until: string
}

/** The half-year a day lies in, and with `back` the ones before it. */
function halfOf(day: string, back = 0): DemoHalf {
  const n = Number(day.slice(0, 4)) * 2 + (day.slice(5, 7) > '06' ? 1 : 0) - back
  const year = Math.floor(n / 2)
  return n % 2 === 0
    ? { title: `${year} 年上半年`, from: `${year}-01-01`, until: `${year}-06-30` }
    : { title: `${year} 年下半年`, from: `${year}-07-01`, until: `${year}-12-31` }
}

const units: readonly UnitKey[] = [
  'enforcement',
  'safety',
  'roads',
  'sanitation',
  'greening',
  'traffic',
  'fire',
  'market',
  'housing',
  'environment',
]

/** What the demo's street looks at, with the weights that were agreed in the meeting of its party committee. */
export const demoParts = (judges: { readonly work: string; readonly help: string }) =>
  [
    {
      key: 'time',
      title: '按时办结',
      weight: 40,
      says: '只算本单位承办、期内受理的群众反映事项。',
      kind: 'computed',
      formula: { kind: 'cases', type: 'incident', figure: 'inTime' },
      rule: { kind: 'linear', floor: 60, goal: 98 },
    },
    {
      key: 'back',
      title: '退单',
      weight: 15,
      says: '退回去的件要让群众再等一次；确实不归本单位的，请走职责清单。',
      kind: 'computed',
      formula: { kind: 'cases', type: 'incident', figure: 'returned' },
      rule: {
        kind: 'steps',
        way: 'down',
        steps: [
          { at: 2, points: 100 },
          { at: 5, points: 80 },
          { at: 10, points: 50 },
          { at: 20, points: 20 },
        ],
      },
    },
    {
      key: 'pleased',
      title: '群众满意',
      weight: 20,
      says: '',
      kind: 'computed',
      formula: { kind: 'cases', type: 'incident', figure: 'satisfied' },
      rule: { kind: 'linear', floor: 50, goal: 95 },
    },
    {
      key: 'work',
      title: '重点工作',
      weight: 15,
      says: '对照年度工作要点里本单位牵头的事，完成几件、质量怎样。',
      kind: 'judged',
      judges: [judges.work],
      evidence: true,
    },
    {
      key: 'help',
      title: '协同配合',
      weight: 10,
      says: '别的单位牵头、需要配合的事，到没到场、按没按时回复。',
      kind: 'judged',
      judges: [judges.help],
      evidence: false,
    },
  ] as const

export interface DemoMark {
  readonly unit: string
  readonly part: 'work' | 'help'
  readonly points: number
  readonly words: string
  readonly evidence: string
  readonly by: string
}
export interface DemoObjection {
  readonly id: string
  readonly unit: string
  readonly part: 'work' | 'time'
  readonly words: string
  readonly by: string
  readonly answer: string
  /** What the part counts from then on; null where the points stay. */
  readonly points: number | null
}
export interface DemoAppraisal extends DemoHalf {
  readonly id: string
  readonly units: readonly string[]
  readonly parts: ReturnType<typeof demoParts>
  readonly marks: readonly DemoMark[]
  readonly objections: readonly DemoObjection[]
  readonly fixed: boolean
}
export interface DemoAppraisers {
  readonly keeper: string
  readonly leader: string
  readonly help: string
  /** Who objects for their unit. */
  readonly enforcement: string
  readonly roads: string
}

function marksOf(office: Office, half: DemoHalf, who: DemoAppraisers, fixed: boolean): DemoMark[] {
  const pages = (key: string) => 3 + (hash32(`${half.from} ${key}`) % 40)
  return units.flatMap((key, n): DemoMark[] => {
    const unit = office.unit[key]
    const given = (part: 'work' | 'help', low: number) => low + (hash32(`${half.from} ${key} ${part}`) % 19)
    const work: DemoMark = {
      unit,
      part: 'work',
      points: key === 'enforcement' ? 74 : given('work', 76),
      words: key === 'enforcement' ? '牵头四件，完成三件。' : '牵头的事按节点推进。',
      evidence: `重点工作台账（${half.title}）第 ${pages(key)} 页`,
      by: who.keeper,
    }
    const help: DemoMark = {
      unit,
      part: 'help',
      points: given('help', 78),
      words: '抽看十次协办，到场和回复情况见抽查表。',
      evidence: '',
      by: who.help,
    }
    // The half-year that runs is half judged.
    return fixed ? [work, help] : [...(n < 3 ? [work] : []), ...(n < 6 ? [help] : [])]
  })
}

/** The half-year that was fixed and the one that runs, as seen on a day. */
export function makeAppraisals(office: Office, seed: number, today: string, who: DemoAppraisers): DemoAppraisal[] {
  const reference = new Date(Date.parse(today) - settledAfter * dayMs).toISOString().slice(0, 10)
  const ids = units.map(key => office.unit[key])
  return [1, 0].map(back => {
    const half = halfOf(reference, back)
    const id = stableId(`appraisal ${seed} ${half.from}`)
    const fixed = back === 1
    const objections: DemoObjection[] = [
      {
        id: stableId(`objection ${id} work`),
        unit: office.unit.enforcement,
        part: 'work',
        words: '夜间施工噪声整治也是我队牵头，月底前已经完成，台账第 41 页有验收记录，没有算进来。',
        by: who.enforcement,
        answer: '已核对验收记录，漏计一件，按四件全部完成重新给分。',
        points: 90,
      },
      {
        id: stableId(`objection ${id} time`),
        unit: office.unit.roads,
        part: 'time',
        words: '有几件是等供水公司先修管道才超的期，希望不算。',
        by: who.roads,
        answer: '等其他单位可以按规定办理延期或挂起；这几件当时没有申请，按超期计。',
        points: null,
      },
    ]
    return {
      ...half,
      title: `菱渡街道${half.title}单位考核`,
      id,
      units: ids,
      parts: demoParts({ work: who.keeper, help: who.help }),
      marks: marksOf(office, half, who, fixed),
      objections: fixed ? objections : [],
      fixed,
    }
  })
}

import type { Instant } from '#methods/working-time/index'
import { stableId } from '../random.ts'
import type { Town } from '../town/types.ts'
import type { Office, UnitKey } from './types.ts'

const hour = 3_600_000

type ResourceLine = readonly [
  kind: string,
  name: string,
  unit: UnitKey,
  place: string,
  amount: number,
  measure: string,
  ready: boolean,
]

const lines: readonly ResourceLine[] = [
  ['team', '街道应急小队', 'safety', '应急管理办公室', 18, '人', true],
  ['team', '综合执法夜班组', 'enforcement', '执法队值班室', 8, '人', true],
  ['team', '市政抢修班', 'roads', '养护所院内', 12, '人', true],
  ['team', '河道巡护队', 'river', '河道管理所', 10, '人', true],
  ['team', '环卫机动组', 'sanitation', '环卫所停车场', 15, '人', true],
  ['vehicle', '高空作业车', 'roads', '养护所院内', 2, '辆', true],
  ['vehicle', '路面清障车', 'traffic', '三中队院内', 1, '辆', true],
  ['vehicle', '高压冲洗车', 'sanitation', '环卫所停车场', 4, '辆', true],
  ['vehicle', '应急指挥车', 'safety', '办事处后院', 1, '辆', false],
  ['equipment', '移动排水泵', 'safety', '桥头应急点', 6, '台', true],
  ['equipment', '应急发电机', 'power', '供电所仓库', 3, '台', true],
  ['equipment', '油锯', 'greening', '绿化所工具间', 8, '把', true],
  ['supply', '防汛沙袋', 'river', '沿江三处存放点', 2400, '只', true],
  ['supply', '饮用水', 'centre', '办事处一楼库房', 600, '箱', true],
  ['supply', '救生衣', 'river', '河道管理所', 40, '件', true],
  ['shelter', '街道文体中心', 'centre', '菱渡文体中心', 320, '个床位', true],
  ['shelter', '实验小学体育馆', 'safety', '实验小学', 260, '个床位', true],
]

/** What the demo office can send, use and open. */
export const makeResources = ({ units, unit }: Pick<Office, 'units' | 'unit'>) =>
  lines.map(([kind, name, key, place, amount, measure, ready], n) => ({
    code: `${kind.slice(0, 1).toUpperCase()}-${String(n + 1).padStart(2, '0')}`,
    kind,
    name,
    unit: unit[key],
    place,
    amount,
    measure,
    telephone: units.find(one => one.id === unit[key])?.phone ?? '',
    ready,
  }))

/** Two warnings that hold at the office's present: one for all, one for the communities first on the list. */
export function makeWarnings(town: Town, office: Pick<Office, 'name'>, now: Instant) {
  const communities = town.places.filter(place => place.kind === 'community').map(place => place.id)
  return [
    {
      id: stableId(`warning wind ${town.seed}`),
      event: 'wind',
      level: 'blue',
      headline: '大风蓝色预警',
      description: '今天夜里到明天，阵风可达 7 级。',
      instruction: '收好阳台和屋顶的物品，远离广告牌和临时搭建物。',
      areas: [] as string[],
      onset: now - 3 * hour,
      expires: now + 18 * hour,
      sender: '区气象台',
    },
    {
      id: stableId(`warning water ${town.seed}`),
      event: 'water',
      level: 'yellow',
      headline: '供水管抢修，三个社区水压偏低',
      description: '主管道正在抢修，预计今晚恢复。',
      instruction: '请提前储水；高层住户可到社区居委会取水。',
      areas: communities.slice(0, 3),
      onset: now - hour,
      expires: now + 9 * hour,
      sender: office.name,
    },
  ]
}

/** What the shifts before wrote down, by the hours that have passed since. */
export const logLines = [
  { hours: 22, words: '滨江步道 3 号灯杆倾斜，已拉警戒线，养护所明早来换。', todo: true },
  { hours: 17, words: '夜间巡查正常，两处占道摊点已劝离。', todo: false },
  { hours: 13, words: '主管道漏水，供水公司已到场开挖，现场留人看护。', todo: true },
  { hours: 6, words: '学校门口早高峰增派一人疏导，交警已知会。', todo: false },
  { hours: 2.5, words: '大风预警已转发各社区，物业正在检查楼顶。', todo: true },
  { hours: 1, words: '桥头排水泵试机正常，油料已补满。', todo: false },
] as const
export const handoverHours = { given: 8.2, taken: 8 } as const

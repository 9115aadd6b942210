import type { Random } from '../random.ts'
import type { BlockUse } from './types.ts'

/** The town and everything in it is made up; the county code belongs to no county (GB/T 2260 ends 52 at 5227). */
export const town = {
  county: '529901',
  streetNumber: '001',
  city: '云汀市',
  cityEn: 'Yunting',
  district: '南棹区',
  districtEn: 'Nanzhao District',
  street: '菱渡街道',
  streetEn: 'Lingdu Sub-district',
  river: '青棹江',
  canal: '荻汊河',
} as const

type Named = readonly [chinese: string, english: string]

const communities: Record<'old' | 'village' | 'mature' | 'new' | 'centre' | 'industry', readonly Named[]> = {
  old: [
    ['旧埠里社区', 'Jiubuli Community'],
    ['染坊里社区', 'Ranfangli Community'],
    ['灯笼巷社区', 'Denglongxiang Community'],
  ],
  village: [
    ['谷仓坪社区', 'Gucangping Community'],
    ['苇汊社区', 'Weicha Community'],
  ],
  mature: [
    ['柳汊社区', 'Liucha Community'],
    ['稻香里社区', 'Daoxiangli Community'],
    ['书院坡社区', 'Shuyuanpo Community'],
    ['杏坞社区', 'Xingwu Community'],
    ['桑园头社区', 'Sangyuantou Community'],
    ['棠蹊社区', 'Tangxi Community'],
  ],
  new: [
    ['鹭汀社区', 'Luting Community'],
    ['云栈社区', 'Yunzhan Community'],
    ['听荻社区', 'Tingdi Community'],
    ['望菱社区', 'Wangling Community'],
    ['疏桐社区', 'Shutong Community'],
  ],
  centre: [
    ['钟鼓桥社区', 'Zhongguqiao Community'],
    ['云廊社区', 'Yunlang Community'],
  ],
  industry: [
    ['船台社区', 'Chuantai Community'],
    ['车桥头社区', 'Cheqiaotou Community'],
  ],
}

const plants = [
  '杏',
  '棠',
  '芦',
  '荻',
  '桑',
  '樟',
  '槐',
  '枫',
  '柏',
  '榆',
  '橘',
  '茶',
  '菱',
  '梓',
  '柳',
  '竹',
  '桐',
  '蓼',
  '葭',
  '梧',
]
const grounds = ['溪', '坞', '圃', '坪', '庭', '堤', '浦', '汀', '埠', '畈', '塘', '墩']
const trades = [
  '打铁',
  '豆腐',
  '染坊',
  '油坊',
  '竹器',
  '酱园',
  '米市',
  '盐仓',
  '船板',
  '纸扎',
  '药铺',
  '书铺',
  '茶行',
  '箍桶',
  '银匠',
  '磨坊',
  '碾子',
  '井头',
  '桥头',
  '塔下',
  '祠堂',
  '戏台',
  '更楼',
  '水门',
  '柴市',
  '糕团',
  '伞店',
  '绳匠',
]
const sides = ['', '前', '后', '上', '下', '大', '小']
const avenues = ['棹云大道', '菱歌大道', '云汀路', '南棹路', '青棹路', '渡口路']
const firms = [
  '青棹船机',
  '云汀轴承',
  '菱渡食品',
  '荻汊仓储',
  '南棹纸业',
  '汀州包装',
  '棹云电器',
  '桑圃纺织',
  '浦光玻璃',
  '梓木家具',
  '云帆物流',
  '堤外铸造',
]
const malls = ['菱渡天地', '云廊商厦', '棹歌广场', '汀上里', '南棹百货', '渡口商城']

/** Hands out names, each once. */
export interface Names {
  community(use: BlockUse): Named
  avenue(): string
  road(): string
  alley(): string
  villageLane(): string
  oldEstate(): string
  newEstate(): string
  firm(): string
  mall(): string
}

export function names(random: Random): Names {
  const used = new Set<string>()
  const pool = (items: readonly string[]) => {
    const order = random.shuffle(items)
    let round = 0
    return () => {
      for (;;) {
        for (const name of order) {
          const full =
            round === 0 ? name : `${name.slice(0, -1)}${'二三四五六七八九'[round - 1] ?? `第${round + 1}`}${name.slice(-1)}`
          if (used.has(full)) continue
          used.add(full)
          return full
        }
        round++
      }
    }
  }
  const pairs = random.shuffle(plants.flatMap(a => grounds.map(b => a + b)))
  const ends = (from: number, to: number, tails: readonly string[]) =>
    pairs.slice(Math.floor(from * pairs.length), Math.floor(to * pairs.length)).map((pair, i) => pair + tails[i % tails.length]!)
  const left = new Map(Object.entries(communities).map(([use, list]) => [use, random.shuffle(list)]))
  return {
    community: use => {
      const order = [use, 'mature', 'new', 'old', 'village', 'centre', 'industry']
      for (const kind of order) {
        const found = left.get(kind)?.pop()
        if (found) return found
      }
      throw new RangeError('more communities than names')
    },
    avenue: pool(avenues),
    road: pool(ends(0, 0.4, ['路', '路', '街'])),
    alley: pool(sides.flatMap(side => trades.map(trade => `${side}${trade}巷`))),
    villageLane: pool(ends(0.4, 0.66, ['巷', '弄'])),
    oldEstate: pool(ends(0.66, 0.84, ['新村', '里', '小区', '新村'])),
    newEstate: pool(ends(0.84, 1, ['花园', '雅苑', '府', '名庭', '云邸'])),
    firm: pool(firms),
    mall: pool(malls),
  }
}

import type { Span } from '#methods/working-time/index'

/** What may be found at a point of a list, and the matter of the catalogue that it is then. */
export interface Finding {
  readonly point: number
  readonly matter: string
  readonly words: string
}
export type ListKey = 'fire' | 'pump' | 'charge' | 'outfall' | 'play' | 'market'
export interface Checklist {
  readonly code: ListKey
  readonly name: string
  readonly points: readonly string[]
  readonly basis: string
  /** Added to the name of a building or facility, so that one knows what to look at there. */
  readonly what: string
  readonly every: Span
  readonly findings: readonly Finding[]
  readonly remarks: readonly string[]
  readonly shut: readonly string[]
}

const days = (amount: number): Span => ({ amount, unit: 'day' })

/** What the demo office looks at on its rounds. The lists are made up in the manner of such lists. */
export const checklists: readonly Checklist[] = [
  {
    code: 'fire',
    name: '消防通道与灭火器',
    points: [
      '疏散通道和楼梯没有堆物',
      '灭火器压力正常、在有效期内',
      '应急灯和疏散标志亮着',
      '楼道里没有电动自行车停放充电',
      '消防车通道没有被占',
    ],
    basis: '街道消防安全巡查办法（演示）',
    what: '消防通道',
    every: days(7),
    findings: [
      { point: 0, matter: '0401', words: '三楼到四楼的平台堆着旧家具和纸箱，通行只剩半边。' },
      { point: 1, matter: '0701', words: '二楼和五楼的灭火器指针到了红区，标签上已经过期。' },
      { point: 2, matter: '0406', words: '五楼以上应急灯都不亮，按测试键没有反应。' },
      { point: 3, matter: '0702', words: '一楼门厅停了两辆电动自行车，从窗里拉线充电。' },
      { point: 4, matter: '0305', words: '消防车通道的黄线上停着一辆面包车，没留电话。' },
    ],
    remarks: ['与楼组长一起看的。', '提醒一户把鞋柜挪回了门内。', '灭火器下月到期，已告诉物业。'],
    shut: ['单元门禁坏了，按不开。', '门口正在施工，绕不过去。'],
  },
  {
    code: 'pump',
    name: '水泵房与配电间',
    points: ['门锁完好、闲人进不去', '地面没有积水', '水泵运转没有异响', '温度和气味正常', '值班记录写到今天'],
    basis: '二次供水设施巡查要求（演示）',
    what: '水泵房',
    every: days(7),
    findings: [
      { point: 0, matter: '0409', words: '泵房门锁坏了，虚掩着，谁都能推开。' },
      { point: 1, matter: '0708', words: '地面积水约三公分，是从管道接口处渗出来的。' },
      { point: 2, matter: '0803', words: '二号泵有很大的金属摩擦声，楼上住户说水压也低了。' },
    ],
    remarks: ['物业的人在场，开门看的。', '记录补签了昨天的。', '排水沟已清。'],
    shut: ['物业的人不在，没有钥匙。', '泵房正在检修，暂不让进。'],
  },
  {
    code: 'charge',
    name: '电动自行车充电处',
    points: ['没有飞线和私接插座', '灭火器和烟感在位', '车辆之间留有通道', '充电口没有烧焦痕迹', '没有堆放纸板杂物'],
    basis: '电动自行车集中充电场所管理（演示）',
    what: '充电处',
    every: days(3),
    findings: [
      { point: 0, matter: '0705', words: '有人从二楼窗口拉了一根线下来，接头用胶布缠着。' },
      { point: 1, matter: '0701', words: '两只灭火器不见了，箱子空着。' },
      { point: 3, matter: '0805', words: '三号充电口发黑，插头插上去冒火星，已贴停用。' },
      { point: 4, matter: '0401', words: '棚里靠墙堆了一大堆纸板，离充电口不到半米。' },
    ],
    remarks: ['拔下两个没人用的插头。', '有一辆充满没取，打电话请人来取了。', '扫码屏脏了，擦过。'],
    shut: ['围挡施工，进不去。'],
  },
  {
    code: 'outfall',
    name: '沿河排口与步道',
    points: ['排口晴天没有出水', '水面没有油膜和异味', '没有大片漂浮物', '护栏和救生圈完好', '步道没有塌陷'],
    basis: '河湖巡查办法（演示）',
    what: '排口',
    every: days(2),
    findings: [
      { point: 0, matter: '0505', words: '三天没下雨，排口一直在出水，颜色发灰。' },
      { point: 2, matter: '0504', words: '拐弯处积了一片水草和塑料瓶，大约一间屋子大。' },
      { point: 3, matter: '0506', words: '护栏断了一节，临时用绳子拦着。' },
    ],
    remarks: ['捞了两只塑料瓶。', '有人钓鱼，劝离了桥下。', '水位比上次低。'],
    shut: ['涨水，步道封着。'],
  },
  {
    code: 'play',
    name: '儿童游乐与健身器材',
    points: ['螺丝没有松动', '没有尖角和断裂', '地垫平整不积水', '秋千吊链没有磨损', '告示牌看得清'],
    basis: '室外健身器材巡检（演示）',
    what: '活动场地',
    every: days(7),
    findings: [
      { point: 0, matter: '0905', words: '漫步机一侧踏板的螺丝掉了，踩上去往下沉。' },
      { point: 3, matter: '0905', words: '秋千左边的吊链磨得很细，已用警示带围起来。' },
      { point: 2, matter: '0109', words: '地垫翘起一大块，下面空了，有孩子绊倒。' },
    ],
    remarks: ['拧紧了一颗螺丝。', '有家长说傍晚人多，下次晚点来看。', '地垫扫过。'],
    shut: ['正在更换地垫，围着。'],
  },
  {
    code: 'market',
    name: '沿街店面与摊位',
    points: ['没有越出门店经营', '门前没有堆物和污水', '招牌灯箱牢固', '液化气瓶远离明火', '灭火器拿得到'],
    basis: '门前责任区巡查（演示）',
    what: '门前责任区',
    every: days(1),
    findings: [
      { point: 0, matter: '0301', words: '水果摊摆到了盲道上，劝了一次没有收回去。' },
      { point: 1, matter: '0308', words: '门前堆了十几个泡沫箱，化冰的水流到路上。' },
      { point: 2, matter: '0309', words: '招牌右上角的螺栓脱了，风一吹就晃。' },
    ],
    remarks: ['劝一家把货箱收了进去。', '店主自己扫过门前。', '和店主讲了下周检查的事。'],
    shut: ['整条街停电，都关着门。'],
  },
]

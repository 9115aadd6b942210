import { type DemoDocument, list, p, part, table } from './types.ts'

/** What binds, what explains it, and what is planned. */
export const policies: readonly DemoDocument[] = [
  {
    key: 'corridor-old',
    class: 'policy',
    title: '菱渡街道楼道堆物清理暂行办法',
    titleEn: 'Interim measures on clearing stairwells in Lingdu',
    daysAgo: 640,
    number: '菱街〔2025〕4号',
    unit: 'centre',
    summary: '规定楼道堆物的告知、限期清理和代为清理程序。',
    keywords: ['楼道', '堆物', '消防通道'],
    inForceAfter: 10,
    body: part('第一条', '为保持楼道畅通，制定本办法。') + part('第二条', '发现堆物的，先张贴告知书，五日内由所有人自行清理。'),
  },
  {
    key: 'corridor',
    class: 'policy',
    title: '菱渡街道楼道堆物清理办法',
    titleEn: 'Measures on clearing stairwells in Lingdu',
    daysAgo: 160,
    number: '菱街〔2026〕3号',
    unit: 'centre',
    replaces: 'corridor-old',
    summary: '楼道堆物先告知、再协商、后清理；有使用价值的物品登记保管三十日，困难家庭可申请上门帮清。',
    keywords: ['楼道', '堆物', '消防通道', '帮清'],
    inForceAfter: 15,
    body:
      part('一、适用范围', '本办法适用于本街道范围内住宅楼的楼梯间、走廊、电梯厅和疏散通道。') +
      part('二、清理程序') +
      list(
        '网格员发现或者居民反映后，在楼道张贴告知书，写明七日内自行清理。',
        '七日内未清理的，由社区居委会会同物业上门协商。',
        '协商不成且影响疏散的，由街道综合行政执法队依法清理。',
      ) +
      part('三、物品保管', '有使用价值的物品由物业登记、拍照，集中保管三十日，领取不收费。') +
      part('四、帮助', '行动不便、独居和困难家庭可以向社区服务站申请上门帮清，不收费用。') +
      part('五、附则', '本办法自公布之日起十五日后施行，原《菱渡街道楼道堆物清理暂行办法》同时废止。'),
    corrected: { daysAgo: 150, reason: '保管期限与会议纪要不一致，更正为三十日', before: ['保管三十日', '保管十五日'] },
  },
  {
    class: 'reading',
    title: '楼道堆物清理办法：大家常问的六个问题',
    titleEn: 'Clearing stairwells: six questions people ask',
    daysAgo: 158,
    unit: 'centre',
    interprets: 'corridor',
    interpretation: 'answers',
    summary: '东西会不会直接扔掉？鞋柜算不算？老人搬不动怎么办？',
    keywords: ['楼道', '问答'],
    body:
      part('东西会不会直接扔掉？', '不会。先告知，再协商；清理出来还能用的东西登记拍照，保管三十日，领取不收费。') +
      part('门口的鞋柜算不算堆物？', '不影响通行和疏散、邻居没有意见的，由楼组商量；挡住消火栓、疏散门的必须移开。') +
      part('电动车可以停在一楼吗？', '不可以。请停到小区充电棚，没有充电棚的小区列入今年的建设计划。') +
      part('老人搬不动怎么办？', '给社区服务站打电话，约时间上门帮清，不收费。') +
      part('谁来认定有没有使用价值？', '物业、居委会和楼组代表三方在场，有争议的一律先保管。') +
      part('清理时我不在家怎么办？', '告知书上有联系方式，可以约到周末；清理全程录像。'),
  },
  {
    key: 'fund',
    class: 'policy',
    title: '菱渡街道社区公益微项目资金管理办法',
    titleEn: 'Rules for small community project grants',
    daysAgo: 300,
    number: '菱街〔2026〕1号',
    unit: 'centre',
    summary: '每个社区每年不少于两个微项目，单个不超过三万元，由居民议事会决定，结果全部公开。',
    keywords: ['微项目', '居民议事', '资金'],
    inForceAfter: 0,
    validDays: 730,
    body:
      part('一、用途', '用于居民提出、居民议定、居民参与的小型公共事项：长椅、扶手、花池、晾衣架、路灯移位等。') +
      part('二、额度') +
      table(['类别', '单个上限', '由谁决定'], ['维护类', '一万元', '楼组会'], ['改善类', '三万元', '居民议事会']) +
      part('三、公开', '申请、评议、决算和照片在信息公开专栏公布，公布期不少于一年。'),
  },
  {
    class: 'reading',
    title: '一张表看懂社区公益微项目',
    titleEn: 'Small community projects at a glance',
    daysAgo: 297,
    unit: 'centre',
    interprets: 'fund',
    interpretation: 'text',
    summary: '谁能提、怎么议、多少钱、多久办完。',
    keywords: ['微项目', '解读'],
    body:
      table(
        ['问题', '回答'],
        ['谁能提', '住在或者工作在本社区的任何人'],
        ['怎么议', '居民议事会公开评议，当场计票'],
        ['多少钱', '单个不超过三万元'],
        ['多久办完', '评议通过后三个月内'],
      ) + p('没有通过的项目会告诉您原因，下一轮可以修改后再提。'),
  },
  {
    class: 'policy',
    title: '菱渡街道占道经营疏导点管理规定',
    titleEn: 'Rules for street vendors’ places',
    daysAgo: 420,
    number: '菱街〔2025〕9号',
    unit: 'enforcement',
    summary: '三处便民疏导点的时间、摊位安排和卫生要求。',
    keywords: ['占道', '摊位', '疏导点'],
    inForceAfter: 5,
    validDays: 365,
    body:
      part('一、地点和时间') +
      table(
        ['疏导点', '时间', '摊位'],
        ['桐荫里东口', '5:30—8:30', '24 个'],
        ['渡口广场西侧', '16:30—20:30', '36 个'],
        ['棹安路夜市', '18:00—23:00', '40 个'],
      ) +
      part('二、要求', '收摊后十五分钟内清理干净；油烟类须使用净化设备。') +
      part('三、摊位', '优先安排困难家庭，每年公开抽签一次。'),
  },
  {
    key: 'plan',
    class: 'plan',
    title: '菱渡街道完整社区建设三年行动计划（2026—2028年）',
    titleEn: 'Three-year plan for complete communities, 2026–2028',
    daysAgo: 250,
    unit: 'centre',
    summary: '三年补齐十五分钟生活圈缺项：养老、托育、充电、适老化和口袋公园，逐年列项。',
    keywords: ['完整社区', '规划', '生活圈'],
    body:
      part('一、目标', '到 2028 年底，所有社区步行十五分钟可到达养老助餐点、幼儿托育点、卫生站和活动室。') +
      part('二、主要任务') +
      table(
        ['任务', '2026', '2027', '2028'],
        ['助餐点（处）', '3', '3', '2'],
        ['电动车充电棚（处）', '20', '16', '8'],
        ['口袋公园（处）', '2', '2', '2'],
        ['单元门适老扶手（个单元）', '120', '150', '180'],
      ) +
      part('三、资金', '区级补助、街道预算和社会参与共同承担，逐年在预算中列示。') +
      part('四、评估', '每年向居民报告一次，居民满意率低于八成的任务次年优先整改。'),
  },
  {
    class: 'plan',
    title: '2026年菱渡街道重点工作安排',
    titleEn: 'Main work of the street in 2026',
    daysAgo: 310,
    unit: 'centre',
    summary: '十二项重点工作、责任单位和完成时间。',
    keywords: ['年度计划', '重点工作'],
    body: list(
      '老旧小区供水管线改造两片。',
      '新增电动车充电棚二十处。',
      '建成三处养老助餐点。',
      '街道议事厅全年开放不少于四十次。',
    ),
  },
  {
    class: 'emergency',
    title: '菱渡街道防汛应急预案（2026年修订）',
    titleEn: 'Flood plan of the street, 2026',
    daysAgo: 190,
    unit: 'safety',
    summary: '四级响应、低洼点位清单、转移安置点和值守要求。',
    keywords: ['防汛', '应急', '转移安置'],
    inForceAfter: 0,
    body:
      part('一、响应等级') +
      table(
        ['等级', '条件', '动作'],
        ['四级', '蓝色预警', '巡查低洼点'],
        ['三级', '黄色预警', '备勤、预置抽水泵'],
        ['二级', '橙色预警', '劝离危险区域人员'],
        ['一级', '红色预警', '组织转移'],
      ) +
      part('二、安置点', '渡口小学、街道文化中心、桐荫里活动室。') +
      part('三、值守', '响应期间二十四小时双人值守，险情十五分钟内报告。'),
  },
  {
    class: 'emergency',
    title: '菱渡街道冬季扫雪铲冰工作预案',
    titleEn: 'Snow clearing plan',
    daysAgo: 330,
    unit: 'safety',
    summary: '责任路段、时限和志愿力量。',
    keywords: ['扫雪', '应急'],
    inForceAfter: 0,
    validDays: 200,
    body: p('降雪停止后，主要道路四小时内、背街小巷八小时内清理出通道；坡道、校门和医院门口优先。'),
  },
]

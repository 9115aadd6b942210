import { expect, it } from 'vitest'
import { readPlan } from './index.ts'
import * as texts from './testing/texts.ts'

/** An outline as lines, each as far in as it lies deep. */
const drawn = (text: string) =>
  readPlan(text).outline.map(({ number, depth, title }) => `${'  '.repeat(depth - 1)}${number}${title}`)

it('reads a scheme whose lines a page broke', () => {
  expect(drawn(texts.wrapped)).toEqual([
    '一、总体要求',
    '  （一）指导思想',
    '  （二）工作目标',
    '二、重点任务',
    '  （一）完善基础设施',
    '    1.改造供水管网12公里',
    '    2.改造',
    '    3.更新燃气管道3公里',
    '  （二）提升公共环境',
    '    一是整治楼道堆物',
    '    二是规范停车',
    '    三是补植绿化5000平方米',
    '三、保障措施',
    '  （一）加强组织领导',
    '  （二）强化资金保障',
  ])
})

it('takes no list of contents for headings', () => {
  expect(drawn(texts.withContents)).toEqual([
    '第一章发展环境',
    '  第一节发展基础',
    '第二章总体要求',
    '  第一节主要目标',
    '    一、打造产业集群',
    '      （一）新材料',
    '        1.建设园区',
    '        2.引育企业',
    '      （二）装备制造',
    '    二、推进数字化转型',
  ])
})

it('finds the numbers in one long paragraph', () => {
  expect(drawn(texts.oneParagraph)).toEqual([
    '一、工作目标',
    '二、重点任务',
    '  （一）强化责任落实',
    '    1.健全体系',
    '    2.加强巡河',
    '  （二）加强水污染防治',
    '    一是控源截污，新建污水管网5公里',
    '    二是整治排口',
    '三、保障措施',
    '  （一）加强领导',
    '  （二）严格考核',
  ])
})

it('reads Traditional characters and prints them as they stand', () => {
  expect(drawn(texts.traditional)).toEqual([
    '一、總體目標',
    '  （一）年內建成「美好家園」示範社區３個',
    '  （二）社區工作者持證率達到６０％以上',
    '二、重點工作',
    '  １、完善網格體系',
    '  ２、推進協商議事',
  ])
})

it('keeps numbers that come twice, are left out or begin again at their depth', () => {
  expect(drawn(texts.doubled)).toEqual([
    '一、经济工作',
    '  1、抓招商',
    '  2、抓服务',
    '  2、抓税收',
    '三、民生工作',
    '  1、抓就业',
    '  3、抓养老',
    '三、平安工作',
    '  （1）抓信访',
    '四、党建工作',
    '  (一)抓班子',
    '五.作风建设',
  ])
})

it('leaves out what a web site prints around a text', () => {
  expect(drawn(texts.copiedPage)).toEqual([
    '（一）聚焦经济发展，主攻“三个一”工程',
    '  1．抓项目',
    '（二）聚焦民生',
    '  1．办好十件民生实事',
    '  2．城乡居民医保参保率达到98％',
    '    ①完善台账',
    '    ②加强宣传',
    '    ③上门服务',
  ])
})

it('reads headings without numbers where a text has no others', () => {
  expect(drawn(texts.withoutNumbers)).toEqual(['工作目标', '整治内容', '  清理楼道堆物', '  规范停车秩序', '工作步骤'])
})

it('reads chapters and articles, and no article that is referred to', () => {
  expect(drawn(texts.rules)).toEqual([
    '第一章总则',
    '  第一条为加强物业管理，制定本方案',
    '  第二条本方案适用于辖区住宅小区',
    '第二章工作目标',
    '  第三条到2025年，实现以下目标',
    '    （一）物业服务覆盖率达到98%',
    '    （二）业主委员会组建率达到80%以上',
    '第三章附则',
    '  第四条本方案自发布之日起施行',
  ])
})

it('puts 一、 below (一) where a text nests them so', () => {
  expect(drawn('(一)甲\n一、子。\n二、丑。\n(二)乙\n一、寅。\n')).toEqual([
    '(一)甲',
    '  一、子',
    '  二、丑',
    '(二)乙',
    '  一、寅',
  ])
})

it('begins at depth 1 again with the scheme that a notice hands on', () => {
  const text = '关于印发方案的通知\n1.请认真落实。\n2.请及时报送。\n某街道工作方案\n一、总体要求\n1.坚持统筹。\n'
  expect(drawn(text)).toEqual(['1.请认真落实', '2.请及时报送', '一、总体要求', '  1.坚持统筹'])
})

it('counts lists within an item that stands inside a line, and goes on behind units without a mark', () => {
  const text =
    '一是抓安全。坚持三条：1.到位；2.到底。\n二是抓民生。\n三、其他\n1.修路。责任单位：城建办2.补树。责任单位：园林所\n'
  expect(drawn(text)).toEqual(['一是抓安全', '  1.到位', '  2.到底', '二是抓民生', '三、其他', '  1.修路', '  2.补树'])
})

it('reads numbers with a gap behind them, and Markdown', () => {
  expect(drawn('一 总体要求\n（一）思想\n二 主要任务\n')).toEqual(['一总体要求', '  （一）思想', '二主要任务'])
  expect(drawn('# 某社区计划\n## 一、**党建**\n1. 走访\n2. 学习\n## 二、服务\n')[0]).toContain('一、')
})

it('ends a table pasted a cell a line where a part of the text begins', () => {
  const text =
    '一、项目\n项目名称\n牵头单位\n完成时限\n修路\n城建办\n6月底\n补树\n园林所\n9月底\n二、要求\n1、明确责任。\n2、严格时限。\n'
  expect(drawn(text)).toEqual(['一、项目', '二、要求', '  1、明确责任', '  2、严格时限'])
  expect(readPlan(text).owners.map(({ units }) => units[0])).toEqual(['城建办', '园林所'])
})

it('takes references, dates, decimals and lists of attachments for no headings', () => {
  const text =
    '一、要求\n按照第（三）条规定，1、2月份完成1.5万户，3.5公里；见附件1和表2，2021. 一二三。\n附件：1.任务清单\n2.责任清单\n'
  expect(drawn(text)).toEqual(['一、要求'])
})

it('gives each entry the place of its number in the text as it was given', () => {
  for (const text of [texts.wrapped, texts.oneParagraph, texts.traditional.replaceAll('\n', '\r\n')]) {
    for (const { number, offset } of readPlan(text).outline) expect(text.slice(offset, offset + number.length)).toBe(number)
  }
})

it('finds nothing in an empty text and nearly nothing in a novel', () => {
  expect(readPlan('')).toEqual({
    title: null,
    issued: null,
    period: null,
    outline: [],
    owners: [],
    targets: [],
    baselines: [],
    questions: [],
  })
  const { outline, owners } = readPlan(texts.novel)
  expect(owners).toEqual([])
  expect(outline.length).toBeLessThanOrEqual(2)
})

it('takes numbers before a day or a count for items, and two months for two months', () => {
  const text =
    '一、重点任务\n1、3月底前完成整治5条。\n2、6月底前建成食堂2个。\n3、10个社区建成调解室。\n二、回顾\n1、2月份开展走访。\n3、4月份开展慰问。\n'
  expect(readPlan(text).outline.map(o => o.number)).toEqual(['一、', '1、', '2、', '3、', '二、'])
})

it('reads numbers with points, and those above them that stand alone', () => {
  expect(
    drawn(
      '1 总则\n1.1 编制目的\n规范处置。\n1.2人员安排\n2 体系\n2.1 机构\n新增0.5万平方米。\n2.1.1 职责\n2.1.2 分工\n3 附则\n由街道解释。\n',
    ),
  ).toEqual(['1总则', '  1.1编制目的', '  1.2人员安排', '2体系', '  2.1机构', '    2.1.1职责', '    2.1.2分工', '3附则'])
})

it('reads the number of an item that begins with a figure', () => {
  expect(drawn('一、重点工程\n1.30个小区完成雨污分流。\n2.5个小区启动改造。\n3.2条背街提升。\n')).toEqual([
    '一、重点工程',
    '  1.30个小区完成雨污分流',
    '  2.5个小区启动改造',
    '  3.2条背街提升',
  ])
})

it('takes no list of contents for headings that stands in one line, or without its title', () => {
  const body =
    '一、总体要求\n坚持党建引领。\n二、重点任务\n新建公园3个。\n三、组织领导\n加强调度。\n四、附则\n自印发之日起实施。\n'
  const once = ['一、总体要求', '二、重点任务', '三、组织领导', '四、附则']
  expect(drawn(`目录 一、总体要求 二、重点任务 三、组织领导 四、附则\n${body}`)).toEqual(once)
  expect(drawn(`一、总体要求\n二、重点任务\n三、组织领导\n四、附则\n${body}`)).toEqual(once)
})

it('takes 01, 02 over the parts of a text for numbers when they run on, and no number that stands alone', () => {
  expect(drawn('2025年重点事项\n\n01 环境整治\n清理河道3条。\n02 便民服务\n新建服务点3处。\n03平安创建\n开展巡逻。\n')).toEqual([
    '01环境整治',
    '02便民服务',
    '03平安创建',
  ])
  expect(drawn('2025年重点事项\n\n01 环境整治\n清理河道3条。\n07 便民服务\n新建服务点3处。\n')).toEqual([])
})

it('keeps the spaces around figures in the title of an item of one long line', () => {
  const line = `某区扶持办法。${'为做好工作，制定本办法。'.repeat(16)}1.对投资 3 亿元的项目给予支持。2.对新增 20 人的企业给予支持。3.做好宣传。`
  expect(drawn(line)).toEqual(['1.对投资 3 亿元的项目给予支持', '2.对新增 20 人的企业给予支持', '3.做好宣传'])
})

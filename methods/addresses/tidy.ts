const before =
  '號樓棟單層區縣鎮鄉園廈廣場門裡東莊灣華國龍興寶長開關陽馬橋頭電車學醫業廠莊嶺峽澤濱衛銀鐵線聯豐義樂麗萬慶臺灣龜劉張陳鄭吳趙楊蘇'
const after =
  '号楼栋单层区县镇乡园厦广场门里东庄湾华国龙兴宝长开关阳马桥头电车学医业厂庄岭峡泽滨卫银铁线联丰义乐丽万庆台湾龟刘张陈郑吴赵杨苏'
const simple = new Map([...before].map((c, i) => [c, [...after][i]!] as const))

const plain = /^[\u4e00-\u9fffA-Z0-9#-]*$/
const traditional = new RegExp(`[${before}衚]`)
const anyTraditional = new RegExp(`[${before}]`, 'g')
const heading =
  /^(?:(?:详细|家庭|居住|现住|居所|住所|单位|办公|事发|案发|注册|经营|通讯|联系|户籍)?(?:地址|住址|地点|位置|住所)(?:为|是|:)?|坐落(?:于|在|:)?|座落(?:于|在|:)?|位于|家住|住在|地处)/

/**
 * One way of writing the characters: NFKC (full-width forms, circled numbers), capitals, one dash, the commoner Traditional
 * characters of addresses made simple, no spaces but between two numbers, and no heading such as "地址：".
 */
export function tidy(given: string): string {
  let text = given
  if (!plain.test(text)) {
    text = text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\u2010-\u2015\u2212~〜_]+/g, '-')
      .replace(/["'“”‘’`*]/g, '')
      .replace(/\s+/g, ' ')
      .replace(/(?<![A-Z0-9]) | (?![A-Z0-9])/g, '')
      .replace(/(?<=\d号?)[至到](?=\d)/g, '-')
      .replace(/-{2,}/g, '-')
  }
  if (traditional.test(text)) text = text.replaceAll('衚衕', '胡同').replace(anyTraditional, c => simple.get(c)!)
  return text.replace(heading, '').replace(/^[的在:]/, '')
}

const pair = /[([{【〔「『《<]([^()[\]{}【】〔〕「」『』《》<>]*)[)\]}】〕」』》>]/g
const aside = /旁|对面|附近|隔壁|原|旧|曾|又|即|靠|近|邻|内|前|后|口|侧|边|处/
const part =
  /(?:小区|花园|家园|公寓|新村|新城|大厦|广场|宿舍|家属院|[东西南北中A-Z\d一二三四五六七八九十]区|[\d一二三四五六七八九十]期|组团|幢|栋|座|号楼|单元|层|楼|室|社区|村|街道|苑|庭|府|湾|里)$/

/** Puts brackets that hold a part of the address into the line, and the others aside. */
export function withoutBrackets(text: string): { line: string; asides: string[] } {
  if (!/[([{【〔「『《<]/.test(text)) return { line: text, asides: [] }
  const asides: string[] = []
  const line = text.replace(pair, (_, inside: string) => {
    if (inside === '') return ''
    if (part.test(inside) && !aside.test(inside)) return inside
    asides.push(inside)
    return ''
  })
  return { line: line.replace(/[()[\]{}【】〔〕「」『』《》<>]/g, ''), asides }
}

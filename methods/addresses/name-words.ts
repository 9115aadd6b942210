const list = (words: string): readonly string[] => words.split(' ').sort((a, b) => b.length - a.length)

/** Words that end the name of an estate or a compound wherever they stand. */
const estateWords = list(
  '小区 花园 家园 公寓 新村 新城 新苑 花苑 佳苑 名苑 雅苑 嘉苑 馨苑 嘉园 佳园 雅园 大厦 广场 宿舍 宿舍区 家属院 家属区 家属楼 职工楼 单身楼 大院 山庄 别墅 华庭 豪庭 雅庭 名庭 华府 公馆 庄园 居民点 安置点 安置房 安置区 安置小区 还建房 还建小区 公租房 廉租房 经济适用房 写字楼 办公楼 综合楼 商住楼 住宅楼 居民楼 商务楼 教学楼 商城 商厦 市场 购物中心 商业中心 工业园 工业区 产业园 科技园 创业园 物流园 住宅区 生活区 别墅区 校区 院区 厂区 街区 街坊 集资楼 集资房 商务中心 现代城 国际城',
)
/** Words that end one only before a number or at the end of the words: they stand within other names too. */
export const endsLikeEstate =
  /(?:[苑园城府庭湾郡阁轩里居院楼庄邸墅洲岸都汇筑坊岭台港镇村屋寨屯厂所馆站场段]|公司|中心|学校|医院|商店|银行|大学|中学|小学|幼儿园)$/

const firsts = new Map<string, string[]>()
for (const word of estateWords) firsts.set(word[0]!, [...(firsts.get(word[0]!) ?? []), word])

/** The estate word that begins here, the longest. */
export function estateWordAt(text: string, at: number): string | null {
  const words = firsts.get(text[at] ?? '')
  if (words) for (const word of words) if (text.startsWith(word, at)) return word
  return null
}

const roadWord = /(?:大道|大街|马路|公路|胡同|路|街(?!道|区|坊)|巷|弄)/y
/** The word of a road that begins here. */
export function roadWordAt(text: string, at: number): string | null {
  roadWord.lastIndex = at
  return roadWord.exec(text)?.[0] ?? null
}

/** What a road's name may go on with: 人民路东段, 中山路步行街, 建设路一段. */
const behindRoad = /步行街|[东西南北中上下]?[一二三四五六七八九十]?段(?!时)|延长线|延伸线|支路|辅路/y
export function behindRoadAt(text: string, at: number): string {
  behindRoad.lastIndex = at
  return behindRoad.exec(text)?.[0] ?? ''
}

/** Something lies beside, opposite, near, between. */
const besideWord =
  /(?:旁边|旁|斜?对面|对过|附近|周边|周围|隔壁|以[东西南北]|[东西南北左右两一外]侧|之间|交叉路?口?|交[汇会界]处?|[路街巷村]口|[路河湖江桥街]边|[向往](?:前|后|[东西南北左右]{1,2})|[东西南北]?\d+米|沿线|沿路|背面|[东西南北]面|靠近|拐角|转角|后面|前面)(?!路(?!口)|街|巷|村|社区|新村|小区|花园)/
/** Something lies at or in what was named: the address holds. */
const atWord =
  /门口|门前|门外|门内|门卫|大门|[东西南北正后前侧]门|楼[下前后顶上道]|院[内里]|^[内里前后外](?:面|部)?|屋顶|天台|楼顶|顶楼|架空层|电梯|一带|^处$/

/** Where words such as 旁 or 门口 stand, and which kind they are. A single 边, 口 or 侧 counts only at the very beginning. */
export function asideAt(text: string): { at: number; end: number; beside: boolean } | null {
  if (/^(?:[边口侧]|[与和到至]|[东南西北]边)/.test(text)) return { at: 0, end: 1, beside: true }
  const beside = besideWord.exec(text)
  if (beside) return { at: beside.index, end: beside.index + beside[0].length, beside: true }
  const inside = atWord.exec(text)
  return inside ? { at: inside.index, end: inside.index + inside[0].length, beside: false } : null
}

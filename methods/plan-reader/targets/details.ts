/** What the words around a figure add to it. */
export interface Details {
  readonly per?: string
  readonly cadence?: string
  readonly direction?: 'up' | 'down'
  readonly baseline?: string
}

const cadence =
  /(?:原则上)?每(?:半年|[一二两三四五六\dxX*]*(?:个)?(?:季度?|月|年|周|星期|天|日)|年(?=[^,。;]))(?!度)|(?:按|逐)[月季年周]|一[年季月]一/
const per =
  /每(?:[一二两三四五六七八九十百千万\dxX*]+)?(?:个|名|条|家|所|户|位|支|处|座|栋)?[\u4e00-\u9fa5]{1,10}?(?=[,至不配有建设拥达的平均要应开打新培组超突联挂包走结]|$)|各[\u4e00-\u9fa5]{1,8}?(?=各|均|至少|不少于|建成|配备|打造)/
const up = /增长|提高|提升|增加|新增|上升|增至|扩大|翻/
const down = /下降|降低|减少|压减|压缩|削减|缩短|降至|压降|降/
const against =
  /(?:比|较|相比|相较于?|在)[^,。;]{0,10}?(?:(?:19|20)\d\d年?(?:底|末|同期)?|上年|去年|现有|规划|原有|“?十.五”?末?|基期|同期)[^,。;增提降减下上升]{0,6}?(?=增|提|降|减|下|上|压|,|翻|扩|再)/

/** `head` is what the clause says before the figure, `whole` all of it. */
export function detailsOf(head: string, whole: string): Details {
  const returns = cadence.exec(head)?.[0]
  const each = returns === undefined ? per.exec(whole)?.[0] : undefined
  const from = against.exec(whole)?.[0]
  const falls = down.test(head)
  const rises = !falls && up.test(head)
  return {
    ...(each === undefined ? {} : { per: each }),
    ...(returns === undefined ? {} : { cadence: returns }),
    ...(falls ? { direction: 'down' as const } : rises ? { direction: 'up' as const } : {}),
    ...(from === undefined ? {} : { baseline: from.replace(/^在/, '') }),
  }
}

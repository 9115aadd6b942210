const han = '\\p{Script=Han}'
const named = `([a-z]\\d+|${han}{2})`
/** What a place or an organisation is called after its name; two of one sort with different names are two. */
const sorts = [
  `${named}(?:小区|社区)`,
  `${named}村`,
  `${named}(?:街道|镇|乡)`,
  `${named}(?:路|大道|街)`,
  `${named}(?:小学|中学|学校|学院|大学|幼儿园)`,
  `${named}医院`,
  `${named}(?:公司|集团)`,
  `${named}(?:广场|公园|市场)`,
  `${named}(?:驾校|店|超市|银行)`,
  `${named}站`,
  // Lines of buses and undergrounds.
  '(\\d+)(?:号线|路|线)',
  `${named}(?:区|县)`,
]
const districts = sorts.length - 1
const patterns = sorts.map(sort => new RegExp(sort, 'gu'))

/** Parts of a name that end like the sort but are no name: 小区, 社区 and the like end in 区 too. */
const noName = /[小社地城市郊校厂景辖片园新街道路]$/u

/**
 * What a title names: for each sort of place or organisation the two letters before its last word ("幸福家园小区": 家园),
 * enough to see that two titles name different ones.
 */
export function namesIn(title: string): ReadonlyMap<number, readonly string[]> {
  const text = title.normalize('NFKC').toLowerCase()
  const found = new Map<number, string[]>()
  patterns.forEach((pattern, sort) => {
    const names = [...text.matchAll(pattern)].map(match => match[1]!).filter(name => sort !== districts || !noName.test(name))
    if (names.length > 0) found.set(sort, names)
  })
  return found
}

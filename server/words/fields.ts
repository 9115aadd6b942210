/** What is wrong with one field of a form of the administration, by the short code its route gives. */
const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  district: ['只有区（县）一级的机关才有这个岗位。', 'Only the office of a district has this post.'],
  people: ['这本台账里有个人，不能抽取。', 'This register holds people; nothing is drawn from it.'],
  nothing: ['没有可以抽取的对象。', 'There is nothing to draw from.'],
  nobody: ['这些单位里没有可以派去的人。', 'Nobody in these units can be sent.'],
  unknown: ['没有找到，或者已经停用。', 'Not found, or no longer in use.'],
  missing: ['这个岗位需要填写这一项。', 'This post needs it.'],
  kind: ['这个岗位要选另一级别的地点。', 'This post needs a place of another kind.'],
  order: ['结束时间要晚于开始时间。', 'The end must come after the beginning.'],
  past: ['时间已经过去。', 'This moment has passed.'],
  far: ['最长一年。', 'A year at most.'],
  taken: ['已经有人用了。', 'Somebody already has it.'],
  short: ['至少 10 位。', 'At least 10 characters.'],
  simple: [
    '请混用大写字母、小写字母、数字和符号中的三种，或用 16 位以上；不要重复同样几个字符。',
    'Mix three of capitals, small letters, digits and signs, or use 16 characters or more; not the same few over and over.',
  ],
  known: [
    '不要包含登录名、姓名或常见的词，也不要用原来的密码。',
    'Not with your sign-in name, your name or a common word in it, and not the old one.',
  ],
  empty: ['请填写。', 'Please fill this in.'],
  long: ['太长。', 'Too long.'],
  invisible: ['有看不见的特殊字符，请重新输入。', 'Holds invisible characters; please type it again.'],
  phone: [
    '请填能直接拨打的号码：数字，可以有空格、括号和短横，例如 010-0000 0000。',
    'A number that can be dialled: digits, with spaces, brackets or dashes, such as 010-0000 0000.',
  ],
  box: [
    '西要小于东，南要小于北；经度在 -180 到 180、纬度在 -90 到 90 之间。',
    'West must be less than east and south less than north, longitudes within ±180 and latitudes within ±90.',
  ],
  'cuts-off': [
    '比辖区边界小，会把一部分辖区当成外面。请放大，或改用辖区边界的范围。',
    'Cuts off part of the boundaries, which would count as outside. Make it wider, or use the boundaries’ extent.',
  ],
  'agency-letters': ['1 到 16 位字母或数字。', '1 to 16 letters or digits.'],
  'index-parts': [
    '要有 {agency}、{class}、{year}、{serial} 各一次，中间用短横隔开。',
    'Needs {agency}, {class}, {year} and {serial} once each, with dashes between.',
  ],
  'index-letters': ['只能用字母、数字和短横，总长不超过 40。', 'Letters, digits and dashes only, 40 at most.'],
  'kind-own': [
    '“自绘底图”只有一个，其他底图请选别的类型。',
    'There is one own drawing; choose another kind for any other background.',
  ],
  zooms: ['最小级别不能大于最大级别。', 'The smallest zoom cannot exceed the largest.'],
  archive: ['读不到这个 PMTiles 文件，或者不是第 3 版。', 'This PMTiles archive cannot be read, or is not version 3.'],
  'archive-name': [
    '请填数据目录 maps 里的文件名（以 .pmtiles 结尾），或 https 地址。',
    'A file name in the folder maps of the data, ending in .pmtiles, or an https address.',
  ],
  address: ['请填 http 或 https 地址。', 'An http or https address.'],
  zxy: ['地址里要有 {z}、{x}、{y}。', 'The address needs {z}, {x} and {y}.'],
  'key-shown': [
    '地址里有密钥时，要由本单位服务器转取，密钥才不会到浏览器。',
    'With a key in it, the office must fetch it, or browsers would see the key.',
  ],
  personal: ['这是个人信息，不能用来统计。', 'This is personal and is not used for counting.'],
  'no-group': ['不能按这一项分组。', 'Nothing can be grouped by this.'],
  'no-number': ['这一项不是数字。', 'This is no number.'],
  'no-time': ['要选日、周、月、季度或年。', 'Choose day, week, month, quarter or year.'],
  'no-op': ['这一项不能这样比较。', 'This cannot be compared like that.'],
  'no-value': ['请填上要比较的内容。', 'Say what to compare it with.'],
  bands: ['请从小到大填 1 到 20 个分段界限。', 'One to twenty bounds, each greater than the last.'],
  twice: ['这一项已经有了。', 'This is there already.'],
  many: ['太多了，请去掉一些。', 'Too many; take some away.'],
  persons: [
    '涉及个人，分组太细。请少分一组或分得粗一些。',
    'This is about persons, and the groups are too fine: use fewer or coarser ones.',
  ],
  'one-person': [
    '涉及个人，最小和最大就是某一个人的数，不能问。',
    'About persons: the least and the most are what one of them has.',
  ],
  future: ['还没有到这一天。', 'This day has not come yet.'],
  early: ['至少在三天以后，也不能比已经说过的日子早。', 'Three days away at least, and never earlier than what was told.'],
  'appraisal-formula': ['有一项选的数不能按单位来数。', 'One of them counts nothing that can be counted by unit.'],
  'appraisal-rule': [
    '有一项的计分规则不成立：两个数值要不同；越难达到的，分要越高。',
    'The rule of one of them does not work: two different values; what is harder to reach gives more.',
  ],
  'appraisal-none': ['还没有指标。', 'There are none yet.'],
  'without-objection': ['没有异议，就没有异议结果。', 'Nothing came of an objection nobody made.'],
  centre: ['中心要在地图范围里面。', 'The centre must lie within the view.'],
}

export const fieldWords = (code: string, lang: 'zh' | 'en'): string => words[code]?.[lang === 'zh' ? 0 : 1] ?? code

/** `{wait}` in a message becomes how long to wait, as a person says it. */
export function withWait(text: string, seconds: unknown, lang: 'zh' | 'en'): string {
  const s = typeof seconds === 'number' ? seconds : 60
  const minutes = Math.ceil(s / 60)
  const wait = s <= 90 ? (lang === 'zh' ? `${s} 秒` : `${s} seconds`) : lang === 'zh' ? `${minutes} 分钟` : `${minutes} minutes`
  return text.replace('{wait}', wait)
}

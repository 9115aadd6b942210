/**
 * The first letters of how Chinese is read, for the words of our own pages and acts only: 'dqr' finds 待确认. A character
 * not listed here matches by itself.
 */
const table: Readonly<Record<string, string>> = {
  a: '安按案',
  b: '班办表边报白标本部板',
  c: '处册查菜彩长超参次错重操场迟出成',
  d: '待单登地短单大到调动典导打督灯电店当底的道',
  e: '二',
  f: '服发法分放',
  g: '管关规公高归过格岗个工告',
  h: '好回和后户核话换环华会号',
  j: '经件旧键检警结界计记件间街假机久监接',
  k: '看口快卡开',
  l: '历录联立例列楼理浏轮了链',
  m: '密码面名明命门目民没模',
  n: '年能内',
  p: '派片评排盘屏',
  q: '切权区全期启前签钥渠',
  r: '人任日认入',
  s: '数事时示省受设手上审社深色双随送',
  t: '台通图退统体跳添特提推',
  w: '网位未文我完外',
  x: '系席息下显现项小限心像醒信',
  y: '样员预英语有用已域源月应由与印一页',
  z: '中组账字证志转值在住主暂周知整者作指这置',
}

const letterOf = new Map(Object.entries(table).flatMap(([letter, chars]) => [...chars].map(char => [char, letter] as const)))

/** 'dqr' for 待确认; letters and digits stay, other signs fall out. */
export const initialsOf = (words: string): string =>
  [...words.toLowerCase()].map(char => letterOf.get(char) ?? (/[a-z0-9]/.test(char) ? char : '')).join('')

/** Do the typed words stand in this title: as they are, each somewhere, or as the first letters of how it begins? */
export function matches(title: string, typed: string): boolean {
  const asked = typed.trim().toLowerCase()
  if (asked === '') return true
  const inside = title.toLowerCase()
  if (asked.split(/\s+/).every(word => inside.includes(word))) return true
  return /^[a-z0-9]+$/.test(asked) && /[\u4e00-\u9fff]/.test(title) && initialsOf(title).startsWith(asked)
}

import { bracketed } from './clauses.ts'
import type { TimeWords } from './time-words.ts'
import { finishing, mishap, notZero, settling, soft, vague } from './words.ts'

/** Where in a clause an end state without a figure is said: the words that say it, and those that name its subject. */
export interface EndState {
  readonly kind: 'zero' | 'all' | 'milestone'
  readonly subject: string
}

const coverage = /全覆盖|全面覆盖|全域覆盖|覆盖(?:到)?(?:率100%)?(?:全[市区县省镇街国辖]|全部|所有|各)/
const bindsCoverage = /实现|确保|做到|完成|达到|达|力争|保证|争取|努力|基本|到(?:20\d\d年|“?十.五)|推广覆盖|(?:均|已|要)全覆盖/

/** Full coverage that somebody is bound to: 实现…全覆盖, not 全覆盖的督查. */
export function coverageIn(plain: string, covered: string, promised: boolean): EndState | null {
  const found = coverage.exec(covered)
  if (found === null || soft.test(plain)) return null
  const after = plain.slice(found.index + found[0].length)
  if (/^(?:的(?!目标|要求|格局)|式|、?无死角的|网格|监测|检查|督查|巡查|排查|宣传|走访)/.test(after)) return null
  const before = plain.slice(0, found.index)
  if (found[0].startsWith('覆盖') && (/的/.test(after) || !/推广|实现|做到|确保|力争|达到|全面|基本/.test(before))) return null
  if (!bindsCoverage.test(before) && !(promised && !/推进|推动|加强|加快|开展/.test(before))) return null
  const named = before.replace(/(?:100%|百分之百|基本|全面|推广|实现|达到|做到|力争|确保)+$/, '')
  const whole = found[0].startsWith('覆盖') ? plain.slice(found.index).replace(/^覆盖(?:到)?/, '') : named
  return { kind: 'all', subject: whole }
}

const none = /零[“”]?[\u4e00-\u9fa5]{2}/g
const bindsZero = /实现|确保|保持|力争|做到|达到|保证|维持|守住|坚持|目标|争取|努力|严格落实|坚决|要|杜绝|控制/
const cleared = /(?:动态清零|清零|归零|降为零|降至零|为零)/
const absent =
  /(?:^|确保|实现|做到|达到|力争|保持|全[年街区市县镇]|辖区内?|坚决|不|保证|杜绝|和|并|、|,|年内?|期间|节假?日|节点|汛期|时段|场所|领域)(无|不发生|不出现|不再发生|杜绝|未发生|防止发生|严防发生)([^,。;、]{0,28})/g

/** Nothing of a kind: 零增量, 无重大事故, 不发生…案件. */
export function zeroIn(plain: string, promised: boolean): EndState | null {
  if (!/[零无]|不发生|不出现|不再发生|杜绝|防止|严防/.test(plain) || soft.test(plain)) return null
  const binds = promised || bindsZero.test(plain)
  for (const found of plain.matchAll(none)) {
    const before = plain.slice(0, found.index)
    if (/[\d〇二三四五六七八九十百千万清归为]$/.test(before) || notZero.test(found[0].replace(/[“”]/g, ''))) continue
    const after = plain.slice(found.index + found[0].length).replace(/^[”“]/, '')
    // “零事件”网格: a name.
    if (/^的(?!目标|态势|要求|局面)/.test(after) || (before === '“' && after.length >= 2)) continue
    if (!binds && !/^.{2,14}零[\u4e00-\u9fa5]{2}$/.test(plain)) continue
    const noun = found[0].replace(/[零“”]/g, '')
    const head = before
      .replace(/[“”]/g, '')
      .replace(/(?:实现|确保|保持|力争|做到|达到|保证|维持|长期|建设期间|全年|继续|的)+$/, '')
      .replace(/^(?:确保|实现|力争|保持|坚决|努力|做到|年内|全年)+/, '')
    return { kind: 'zero', subject: noun === '新增' && after.length >= 2 ? after : (head.length >= 2 ? head : '') + noun }
  }
  const clear = cleared.exec(plain)
  if (
    clear !== null &&
    clear.index > 1 &&
    (promised ||
      (clear[0].endsWith('为零') && mishap.test(plain)) ||
      /实现|确保|全部|全面|力争|做到|保持|完成|动态清零/.test(plain)) &&
    !/^(?:的(?!目标)|”?(?:行动|专项|工程|攻坚|台账|机制|整治))/.test(plain.slice(clear.index + clear[0].length))
  ) {
    return { kind: 'zero', subject: plain.slice(0, clear.index).replace(/(?:保持|实现|全部|全面|动态|力争)+$/, '') }
  }
  for (const lack of plain.matchAll(absent)) {
    const what = lack[2] ?? ''
    if (!mishap.test(what) || (lack[1] === '无' && !binds && !/发生/.test(what))) continue
    if (/(?:问题|现象|机制|预案|隐患排查)$/.test(what)) continue
    return { kind: 'zero', subject: what.replace(/(?:的?发生)$/, '') }
  }
  return null
}

const notDone =
  /责任单位|牵头单位|配合单位|联系人|联系电话|同意|印发给|会议(?:精神|研究)|施行|有效期|执行之日|公示期|起施行|以来|规定的|确定的|废止|如下$|以下|制定本/
/** How it is done, not what: 采取改造、租借等方式. */
const way = /^(?:采取|采用|通过|依托|结合|围绕|坚持)[^,]*(?:方式|形式|办法|途径|原则)$|基础上$/

const startsDone =
  /^(?:基本|初步|全面|全部|率先|如期|按期|确保|力争|争取|要|将|须|必须|努力|均|都|应)*(?:全[市区县省镇街国](?:道)?)?(?:所有|各[^,]{1,6})?[^,]{0,30}?(?:完成|建成|形成|建立|实现|具备|具有|启动|开工|出台|制定|纳入|取消|淘汰|消除|得到|达到(?!提))(?!的)/

/**
 * Something finished or begun by the time said. `plain` is the clause without the words of time, `here` whether the time stands
 * in this very clause, or right before it.
 */
export function milestoneIn(plain: string, time: TimeWords, here: boolean): EndState | null {
  const words = plain.replaceAll(bracketed, '').replace(/\([^()]*\)/g, '')
  if ((words.length < 4 && !finishing.test(words)) || notDone.test(words) || soft.test(words)) return null
  if (vague.test(words) || way.test(words)) return null
  const strong = time.force === 'by'
  if (here && /^为.{2,14}阶段$/.test(words)) return { kind: 'milestone', subject: words.slice(1, -2) }
  const done = finishing.test(words)
  if (here) {
    if (!(done || (strong && settling.test(words)))) return null
  } else if (!startsDone.test(words) || !(done || strong)) return null
  return { kind: 'milestone', subject: words }
}

import type { Block } from '../blocks.ts'
import { endIn, offsetIn } from '../run.ts'

const kind =
  '(?:方案|计划|规划|纲要|意见|通知|要点|办法|分工|分解表?|责任表|清单|安排|报告|总结|通报|决定|细则|措施|规定|公告|思路|打算|部署|举措|行动|任务书?|目标|台账|条例|制度|指引|回顾|规则|机制|承诺书?|责任书|路线图|时间表|纪要|工作)'
const ending = new RegExp(`${kind}(?:\\((?:[^()]{0,30})\\)|[((]?(?:征求意见稿|试行|草案|修订稿?|讨论稿|送审稿)[))]?)*$`)
const clutter =
  /^(?:[•·]|- |#\S|索 ?引|发 ?布|发文|生成|公开|信息|来 ?源|时 ?间|日 ?期|浏览|阅读|点击|字 ?[体号]|分 ?享|打 ?印|关 ?闭|当前位置|您|首页|文 ?号|文件|标 ?题|主题|分 ?类|有效|组配|附 ?件|导读|序论|作者|责任编辑|下载|扫一扫|今天是|站内搜索|无障碍|网站|设为首页|欢迎|各|特此|http|www|Copyright|[(〔]|\d{4}[-/.]\d|\d+$|[\d〇○零一二三四五六七八九]{4}年.{1,6}月.{1,4}日$)|[:;]$|(?:浏览|阅读|点击)(?:量|次数)|举报$/i

/** What sites that sell papers set behind the title below the picture of each page. */
const previewPage = /_第\d+页$/

/** How many blocks the head of a document may have. */
const reach = 60

const tidy = (text: string): string => text.replace(/[《》〈〉“”"\s]/g, '')

export interface Title {
  readonly text: string
  /** The block it stands in. */
  readonly block: number
}

interface Line extends Title {
  readonly even: string
  readonly count: number
}

/** A title of its own, below whatever stands above it: 甲街道2025年…方案. */
const startsAnew = /^[\u4e00-\u9fff]{2,12}(?:街道|[镇乡区市县省局])[^,。]{0,6}(?:19|20)\d\d年/

/** A heading of the document, of one line or of two or three that belong together. */
function headings(blocks: readonly Block[], source: string, until: number): Line[] {
  const lines: Line[] = []
  for (let i = 0; i < until; i++) {
    const { run, kind: blockKind } = blocks[i]!
    if (blockKind !== 'text' || !isShort(run.text)) continue
    let even = run.text.replace(previewPage, '')
    let end = endIn(run, even.length)
    let count = 1
    // A title set in several lines, or one with its years in brackets on a line of their own.
    while (i + count < until && count < 4) {
      const next = blocks[i + count]!
      const more = next.run.text
      const bracketed = /^\([^()]{2,24}\)$/.test(more) && /[年稿行案订]\)?|\d{4}/.test(more) && !/[〔号]|月.*日/.test(more)
      const isRest =
        !ending.test(even) &&
        next.kind === 'text' &&
        isShort(more) &&
        !clutter.test(more) &&
        ending.test(more) &&
        !(startsAnew.test(more) && !/关于/.test(even)) &&
        !/^关于/.test(more)
      if (!bracketed && !isRest) break
      even += more
      end = endIn(next.run, more.length)
      count++
    }
    lines.push({ text: source.slice(offsetIn(run, 0), end).replace(/[\r\n]\s*/g, ''), even, block: i, count })
  }
  return lines
}

const isShort = (text: string): boolean => text.length >= 4 && text.length <= 90 && !/[。;]/.test(text) && !clutter.test(text)

function weightOf({ even }: Line): number {
  let weight = 0
  if (ending.test(even)) weight += 4
  if (/关于|年|十[一二三四五六七]五|“/.test(even)) weight += 1
  if (/实施|行动|工作|发展|建设/.test(even)) weight += 1
  if (/[,!?]/.test(even) && !/关于/.test(even)) weight -= 2
  if (even.length < 8) weight -= 1
  if (/^(?:总体|工作|主要|重点|具体|年度|基本)*(?:目标|任务|要求|措施|安排|内容|思路|举措|原则|机制)+$/.test(even)) weight -= 4
  if (/^第.{1,3}[章节部]/.test(even)) weight -= 4
  return weight
}

/**
 * The title of a document: of the scheme that a notice hands on, where it is there, else the first heading that reads like
 * one. `first` is the block of the first number of the outline.
 */
export function titleOf(blocks: readonly Block[], source: string, first: number): Title | null {
  const lines = headings(blocks, source, Math.min(first, reach, blocks.length))
  const notice = lines.find(({ even }) => /关于(?:印发|转发|下发|公布|发布|批转)/.test(even)) ?? null
  const handed = notice ? scheme(blocks, source, notice) : null
  if (handed) return handed
  const best = Math.max(...lines.map(weightOf))
  const found = lines.find(line => weightOf(line) === best)
  if (found && best >= 3) return lastOf(lines, found)
  return atBeginning(blocks, source) ?? (found && best >= 1 ? found : null)
}

/** Where a text has two equal headings, as pages do that print their title over the document, the title is the same. */
const lastOf = (lines: readonly Line[], found: Line): Title => lines.find(line => tidy(line.even) === tidy(found.even)) ?? found

/** The scheme a notice hands on: the words between 关于印发 and 的通知, where they stand again as a heading. */
function scheme(blocks: readonly Block[], source: string, notice: Line): Title | null {
  const named = /关于(?:印发|转发|下发|公布|发布|批转)(.*?)(?:的(?:通知|函|公告))?$/.exec(notice.even)?.[1]
  const name = named ? tidy(named).replace(/等(?:文件|方案)?$/, '') : ''
  if (name.length < 4) return null
  for (let i = notice.block + notice.count; i < blocks.length && i < 400; i++) {
    const [line] = isShort(blocks[i]!.run.text) ? headings(blocks.slice(i, i + 4), source, Math.min(4, blocks.length - i)) : []
    if (line?.block !== 0 || /通知$|^附件|^关于印发/.test(line.even)) continue
    const bare = tidy(line.even)
    if (bare.length >= 4 && (name.includes(bare) || bare.includes(name) || (bare.length >= 8 && name.endsWith(bare.slice(-8))))) {
      // The rest of the name may stand in the lines below.
      let text = line.text
      let whole = bare
      for (let next = i + line.count; next < Math.min(i + 4, blocks.length); next++) {
        const { run } = blocks[next]!
        const more = tidy(run.text)
        if (more === '' || !name.includes(whole + more)) break
        text += source.slice(offsetIn(run, 0), endIn(run, run.text.length))
        whole += more
      }
      return { text, block: i }
    }
  }
  return null
}

/** A title at the beginning of a paragraph, its line end lost: …的意见国办发〔2014〕25号各省… */
function atBeginning(blocks: readonly Block[], source: string): Title | null {
  const index = blocks.findIndex(block => block.kind === 'text' && !block.run.text.startsWith('#'))
  const block = blocks[index]
  if (!block) return null
  const { run } = block
  const found =
    new RegExp(`^关于[^。;,!?:]{4,60}${kind}(?=。)`).exec(run.text) ??
    new RegExp(`^[^。;,!?:]{4,80}?${kind}(?=[\\u4e00-\\u9fff]{1,8}[〔\\[]\\d{4}[〕\\]]| |各[省市县区镇街])`).exec(run.text) ??
    new RegExp(`^[^。;,!?: ]{3,40}${kind}(?=(?:\\([^()]{1,8}\\))? )`).exec(run.text) ??
    /^[^。;,!?:]{4,60}?(?:方案|计划|规划|要点|意见|办法)(?=为(?:了|深入|扎实|进一步|认真|全面|贯彻|切实|做好|加强|落实|推动|推进|确保)|根据|按照)/.exec(
      run.text,
    )
  if (!found) {
    const quoted = new RegExp(`^《([^《》]{4,60}${kind}(?:\\([^()]{2,24}\\))?)》`).exec(run.text)
    return quoted ? { text: source.slice(offsetIn(run, 1), endIn(run, quoted[0].length - 1)), block: index } : null
  }
  // What the notice hands on may follow in the same line, without the marks around its name.
  const named = /关于(?:印发|转发|下发)《([^《》]{4,60})》的通知$/.exec(found[0])?.[1]
  const again = named ? run.text.search(new RegExp(`(?<!《)${escaped(named)}`)) : -1
  const [from, to] = named && again > 0 ? [again, again + named.length] : [0, found[0].length]
  return { text: source.slice(offsetIn(run, from), endIn(run, to)), block: index }
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

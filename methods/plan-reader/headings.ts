import type { Block } from './blocks.ts'
import { markAt } from './marks.ts'
import { offsetIn } from './run.ts'
import type { OutlineEntry } from './types.ts'

const longest = 30
const noHeading =
  /[。;:,!?…]["”)]?$|^[•·▲●■◆◇★☆\-—*#|<>【(〔\d]|^(?:附 ?件|附 ?表|来 ?源|时 ?间|日 ?期|发 ?布|索 ?引|浏览|阅读|作者|责任编辑|打 ?印|关 ?闭|上一[篇条]|下一[篇条]|首页|各|特此|联系|电话|目 ?录|.*\d万?元|.*[总合]计|文号|抄送|主送|下载|全文预览|文档|.*_第\d+页$|扫一扫|分享|版权|Copyright|http)|\d{4}[-/.]\d|\d+月\d+日?$|(?:单位|部门|负责人|责任人|时限)[::]|\|/i
const signature = /(?:人民政府|办公室|办事处|委员会|领导小组|管委会|党工委|居委会|村委会)$/

const canHead = ({ kind, run, single }: Block): boolean =>
  kind === 'text' &&
  single &&
  run.text.length >= 3 &&
  run.text.length <= longest &&
  /[\u4e00-\u9fff]{2}/.test(run.text) &&
  !noHeading.test(run.text) &&
  !signature.test(run.text)

/**
 * The headings of a text that numbers nothing: short lines of their own that a longer one, a list or a further heading
 * follows. One right below another, or not set apart where others are, lies one deeper.
 */
export function plainHeadings(blocks: readonly Block[], after: number, source: string): OutlineEntry[] {
  const body = blocks.slice(after + 1)
  const heads = body.map((block, i) => {
    const next = body[i + 1]
    if (!canHead(block) || !next || next.kind === 'contents') return false
    return (
      next.run.text.length > block.run.text.length || next.kind === 'row' || canHead(next) || markAt(next.run.text, 0) !== null
    )
  })
  // A run of many short lines is a list of names, not headings.
  const crowded = (i: number) => [1, 2, 3].every(n => heads[i + n]) || [1, 2, 3].every(n => heads[i - n])
  const entries: OutlineEntry[] = []
  const setApart = body.some((block, i) => heads[i] && block.apart) && body.some((block, i) => heads[i] && !block.apart)
  body.forEach((block, i) => {
    if (!heads[i] || crowded(i)) return
    const offset = offsetIn(block.run, 0)
    const depth = entries.length > 0 && (setApart ? !block.apart : heads[i - 1]) ? 2 : 1
    entries.push({ number: '', depth, title: source.slice(offset, offset + block.run.text.length), offset })
  })
  return entries
}

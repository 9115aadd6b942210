import type { Block } from '../blocks.ts'
import { dateIn } from './days.ts'

/** How many blocks at each end of a text are its head and its foot. */
const reach = 40

const own = /^(?:发文|成文|印发|制发|签发|文件)(?:日期|时间)|(?:发文|成文|印发) ?日期/
const page = /(?:发布|公开|生成|发表|公布|更新|信息|创建|来源)?(?:日期|时间) ?:?/

interface Dated {
  readonly day: string
  readonly index: number
  readonly weight: number
}

/** The date a document says it was issued on: its own before the one of the page it was published on. */
export function issuedOf(blocks: readonly Block[], foot: number): string | null {
  const found: Dated[] = []
  blocks.forEach((block, index) => {
    const { text } = block.run
    const near = index < reach || index >= blocks.length - reach || Math.abs(index - foot) < 4
    if (!near || block.kind === 'contents' || text.startsWith('#')) return
    const date = dateIn(text.slice(0, 400)) ?? null
    if (date) {
      const weight = weightOf(text.slice(0, 400), date.at, date.length)
      if (weight > 0) found.push({ day: date.day, index, weight })
    }
    const signed = text.length > 60 && index < reach ? signedIn(text.slice(0, 1500)) : null
    if (signed) found.push({ day: signed, index, weight: 4 })
    const last = text.length > 60 && index >= blocks.length - reach ? dateAtEnd(text) : null
    if (last) found.push({ day: last, index, weight: 4 })
  })
  const best = Math.max(0, ...found.map(({ weight }) => weight))
  return found.find(({ weight }) => weight === best)?.day ?? null
}

function weightOf(text: string, at: number, length: number): number {
  const lead = text.slice(0, at).trim()
  const rest = text.slice(at + length).trim()
  if (own.test(lead) || /(?:发文|成文|印发) ?日期.{0,4}$/.test(lead)) return 6
  // Alone on its line, or after the name of the office: signed.
  if (/^\(?$/.test(lead) && /^(?:[)]|印发|\(?此件.*)?$/.test(rest)) return /[-/.]/.test(text.slice(at, at + length)) ? 2 : 5
  if (lead.length <= 40 && /号[,;]?$/.test(lead) && /^(?:印发|发布)\)?$/.test(rest)) return 5
  if (
    lead.length <= 30 &&
    /(?:办公室|委员会|政府|办事处|街道|局|党工委|办公厅|国务院|领导小组|管委会|社区|委|部|厅)$/.test(lead) &&
    rest.length <= 12
  )
    return 4
  if (text.length <= 160 && page.test(lead)) return 2
  if (text.length <= 160 && /^来源/.test(lead)) return 1
  return lead === '' && text.length <= 40 ? 1 : 0
}

/** A long paragraph, all line ends lost, that ends with a signature: …国务院办公厅2020年7月15日(此件公开发布) */
function dateAtEnd(text: string): string | null {
  const tail = text.slice(-60)
  const date = dateIn(tail)
  if (!date) return null
  const rest = tail.slice(date.at + date.length).trim()
  const lead = tail.slice(0, date.at).trimEnd()
  return /^(?:\([^)]{2,12}\))?$/.test(rest) &&
    /(?:办公室|委员会|政府|办事处|局|党工委|办公厅|国务院|领导小组|管委会|委|部|厅)$/.test(lead)
    ? date.day
    : null
}

const office = /(?:办公室|委员会|政府|办事处|党工委|办公厅|国务院|领导小组|管委会) ?$/

/** A signature inside a line whose ends were lost: …执行。 某镇人民政府 2022年3月15日 某镇… */
function signedIn(text: string): string | null {
  for (let from = 0; from < text.length; ) {
    const date = dateIn(text.slice(from))
    if (!date) return null
    const at = from + date.at
    if (office.test(text.slice(Math.max(0, at - 12), at)) && /^(?: |$|\()/.test(text.slice(at + date.length))) return date.day
    from = at + date.length
  }
  return null
}

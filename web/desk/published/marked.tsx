import type { ReactNode } from 'react'
import type { LookRow } from '#contract/published'

type Trace = LookRow['traces']['words'][number]

/** The text with every place marked that may point at a person. */
export function Marked({ text, traces, empty }: { text: string; traces: readonly Trace[]; empty: string }) {
  if (text === '') return <p className="ui-soft">{empty}</p>
  const parts: ReactNode[] = []
  let from = 0
  for (const { at, text: part } of traces) {
    parts.push(text.slice(from, at), <mark key={at}>{part}</mark>)
    from = at + part.length
  }
  return (
    <p className="looks-text" lang="zh-CN">
      {parts}
      {text.slice(from)}
    </p>
  )
}

/** The text with these places masked wherever they stand; `sure` only those that leave no doubt. */
export const maskAll = (text: string, traces: readonly Trace[], which: 'sure' | 'all' = 'all'): string =>
  traces.filter(one => which === 'all' || one.how === 'sure').reduce((whole, one) => whole.replaceAll(one.text, one.masked), text)

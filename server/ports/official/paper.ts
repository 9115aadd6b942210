import type { Chart } from '#methods/charts/index'

/** Words with one look. */
export interface Run {
  readonly text: string
  readonly bold?: boolean | undefined
  readonly under?: boolean | undefined
}
export type Words = readonly Run[]

export interface Cell {
  readonly words: readonly Words[]
  readonly across: number
  readonly down: number
  readonly head: boolean
}

/** What stands in the text of a paper, one below the other. */
export type Block =
  /** 1: 一、 2: （一） 3: 1. 4: （1） */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly words: Words }
  | { readonly kind: 'paragraph'; readonly words: Words; readonly quoted: boolean }
  /** `marker`: “1.” or “·”, as it is printed. `depth` counts from 0. */
  | { readonly kind: 'item'; readonly marker: string; readonly depth: number; readonly words: Words }
  /** The first `heads` rows are repeated on every page. Cells covered by others are left out of their row. */
  | { readonly kind: 'table'; readonly caption: string; readonly heads: number; readonly rows: readonly (readonly Cell[])[] }
  /** A picture kept with the document; `words` say what is in it. */
  | { readonly kind: 'picture'; readonly file: string; readonly words: string }
  | { readonly kind: 'chart'; readonly chart: Chart }

/**
 * An official paper (公文) as GB/T 9704-2012 knows its parts. What is null or empty is left out.
 */
export interface OfficialPaper {
  /** The office's name, printed in red with 文件 above the line; null: without a red head. */
  readonly head: string | null
  /** 菱街〔2026〕3号 */
  readonly number: string | null
  readonly title: string
  /** 主送机关, without its colon. */
  readonly addressee: string
  readonly blocks: readonly Block[]
  readonly attachments: readonly string[]
  /** Who signs, and the day as 'YYYY-MM-DD'. */
  readonly signed: { readonly unit: string; readonly on: string | null }
  /** 附注, printed in brackets below the day. */
  readonly remark: string
  /** 抄送, without the word. */
  readonly copies: string
  /** Who printed it and when; only together with a red head or copies. */
  readonly printed: { readonly unit: string; readonly on: string | null } | null
}

/** Bytes of the pictures of a paper by the name of their file; a picture that is not there is printed as its words. */
export type Pictures = ReadonlyMap<string, Uint8Array>

/** '2026-03-05' as papers say it. */
export function sayDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

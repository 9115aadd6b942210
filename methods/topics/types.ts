/** One message, as far as it helps to see what many write about. */
export interface Message {
  readonly id: string
  readonly title: string
  readonly body: string
  /** Epoch milliseconds. */
  readonly at: number
  /** Whoever wrote it: only to count distinct voices, never given back. Without it every message is a voice of its own. */
  readonly voice?: string | undefined
  readonly likes?: number | undefined
  readonly against?: number | undefined
}

export interface Topic {
  /** The title of the most central message, shortened where it is long. */
  readonly title: string
  /** The first and the last message, epoch milliseconds. */
  readonly from: number
  readonly to: number
  readonly heat: number
  /** How many distinct voices speak in it. */
  readonly voices: number
  /** The messages, in the order of time. */
  readonly ids: readonly string[]
}

/** A sparse vector: weights by the number of a term. */
export type Vector = ReadonlyMap<number, number>

/** One number: the whole when `group` is null, else for one option of the field it is counted by. */
export type IndicatorRow = {
  readonly programme: string
  readonly key: string
  readonly title: string
  readonly kind: 'tally' | 'share'
  readonly type: string
  readonly group: string | null
  readonly numerator: number
  readonly denominator: number
  readonly value: number | null
  /** The margin of a share, from and to. */
  readonly low: number | null
  readonly high: number | null
  readonly target: number | null
}

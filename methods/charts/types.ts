/** What a chart is asked to show. Every kind names the question it answers and what its numbers are counted from. */
interface Asked {
  /** The question or the answer in one sentence; printed above the drawing. */
  readonly title: string
  /** What is counted, of how many, until which day: printed below the drawing. May be empty only where every row has its own total. */
  readonly note: string
}

/** One bar a row, longest possible first: the caller sorts. */
export interface BarChart extends Asked {
  readonly kind: 'bars'
  /** 件, 个, %: printed after each value. */
  readonly unit: string
  /** `of`: the row's own total, printed as “12／40”. `value` null: nothing is known, which is not nought. */
  readonly rows: readonly { readonly label: string; readonly value: number | null; readonly of?: number | null | undefined }[]
}

/** One value after another in time; what is only expected is drawn broken. */
export interface LineChart extends Asked {
  readonly kind: 'line'
  readonly unit: string
  readonly points: readonly {
    readonly label: string
    readonly value: number | null
    readonly forecast?: boolean | undefined
  }[]
  /** A level to be reached. */
  readonly goal?: { readonly label: string; readonly value: number } | null | undefined
}

/** Each row is a whole, cut into the same parts. */
export interface ShareChart extends Asked {
  readonly kind: 'shares'
  readonly parts: readonly string[]
  /** `counts` has one number for each of `parts`. */
  readonly rows: readonly { readonly label: string; readonly counts: readonly number[] }[]
}

/** How much of what was promised is done, and how much should be by now. */
export interface ProgressChart extends Asked {
  readonly kind: 'progress'
  readonly unit: string
  /** `expected`: what should be done by now, in the same unit. */
  readonly rows: readonly {
    readonly label: string
    readonly done: number | null
    readonly of: number
    readonly expected?: number | null | undefined
  }[]
}

export type Chart = BarChart | LineChart | ShareChart | ProgressChart

/** What a mark is drawn with; whoever draws chooses the colour, so that one drawing serves paper and a dark screen. */
export type Ink = 'text' | 'soft' | 'rule' | 'main' | 'light' | 'paper'

export type Point = readonly [x: number, y: number]

/** Plain marks in drawing units, y downwards. A `rect` without `fill` is only its edge. */
export type Mark =
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill: Ink | null
      readonly edge: Ink | null
    }
  | {
      readonly kind: 'line'
      readonly points: readonly Point[]
      readonly ink: Ink
      readonly width: number
      readonly broken: boolean
    }
  | { readonly kind: 'dot'; readonly at: Point; readonly r: number; readonly hollow: boolean }
  | {
      readonly kind: 'text'
      /** Where the line of writing stands: its start, middle or end, on the baseline. */
      readonly at: Point
      readonly text: string
      readonly size: number
      readonly anchor: 'start' | 'middle' | 'end'
      readonly ink: Ink
    }

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

/** The few words a drawing adds of its own. */
export interface ChartWords {
  /** Stands where nothing is known. */
  readonly none: string
  readonly forecast: string
  readonly expected: string
  /** Heads of the columns of its table. */
  readonly row: string
  readonly total: string
  readonly share: string
  /** `{shown}` and `{count}` are put in. */
  readonly more: string
}

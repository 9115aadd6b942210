import { fillBox, mostParts } from './patterns.ts'
import type { BarChart, ChartWords, Drawing, Mark, ProgressChart, ShareChart } from './types.ts'
import { breakText, sayShare, sayValue, widthOf, write } from './writing.ts'

/** Rows a drawing has room for; whoever asks puts the telling ones first. */
export const mostRows = 20
const size = 13
const [pitch, tall] = [30, 16]

/** What a row says at its left and its right; `marks` draws what stands between, given x, top and width. */
interface Row {
  readonly label: string
  readonly said: string
  readonly marks: (x: number, top: number, width: number) => readonly Mark[]
}

function drawRows(all: readonly Row[], width: number, words: ChartWords, top = 0): Drawing {
  const rows = all.slice(0, mostRows)
  const labels = Math.min(width * 0.36, Math.max(48, ...rows.map(row => widthOf(row.label, size))))
  const said = Math.min(width * 0.3, Math.max(24, ...rows.map(row => widthOf(row.said, size))))
  const left = labels + 12
  const room = Math.max(40, width - left - said - 12)
  const marks: Mark[] = []
  rows.forEach((row, n) => {
    const middle = top + n * pitch + pitch / 2
    const lines = breakText(row.label, size, labels + 1, 2)
    const small = lines.length > 1 ? size - 1 : size
    lines.forEach((line, at) => {
      marks.push(write([labels, middle + small * 0.36 + (at - (lines.length - 1) / 2) * (small + 1)], line, small, 'end'))
    })
    marks.push(...row.marks(left, middle - tall / 2, room))
    marks.push(write([width, middle + size * 0.36], row.said, size, 'end'))
  })
  const end = top + rows.length * pitch
  marks.push({
    kind: 'line',
    points: [
      [left, top],
      [left, end],
    ],
    ink: 'text',
    width: 1,
    broken: false,
  })
  const over = all.length > rows.length
  if (over) {
    const more = words.more.replace('{shown}', String(rows.length)).replace('{count}', String(all.length))
    marks.push(write([left, end + 18], more, size - 1, 'start', 'soft'))
  }
  return { width, height: end + (over ? 26 : 6), marks }
}

export function drawBars({ rows, unit }: BarChart, width: number, words: ChartWords): Drawing {
  const most = Math.max(0, ...rows.map(row => Math.max(row.value ?? 0, row.of ?? 0)))
  return drawRows(
    rows.map(({ label, value, of }) => ({
      label,
      said:
        value === null
          ? words.none
          : of === undefined || of === null
            ? `${sayValue(value)}${unit}`
            : `${sayValue(value)}／${sayValue(of)}${unit} ${sayShare(value, of)}`,
      marks: (x, y, room) => {
        const length = (amount: number) => (most > 0 ? (Math.max(0, amount) / most) * room : 0)
        return [
          ...(of ? [{ kind: 'rect', x, y, width: length(of), height: tall, fill: 'paper', edge: 'rule' } as const] : []),
          ...(value ? [{ kind: 'rect', x, y, width: length(value), height: tall, fill: 'main', edge: null } as const] : []),
        ]
      },
    })),
    width,
    words,
  )
}

export function drawProgress({ rows, unit }: ProgressChart, width: number, words: ChartWords): Drawing {
  const marked = rows.some(row => row.expected !== undefined && row.expected !== null)
  const drawn = drawRows(
    rows.map(({ label, done, of, expected }) => ({
      label,
      said: done === null ? words.none : `${sayValue(done)}／${sayValue(of)}${unit} ${sayShare(done, of)}`,
      marks: (x, y, room) => {
        const at = (amount: number) => (of > 0 ? Math.min(1, Math.max(0, amount / of)) * room : 0)
        const due = expected === undefined || expected === null ? null : x + at(expected)
        return [
          { kind: 'rect', x, y, width: room, height: tall, fill: 'paper', edge: 'rule' },
          ...(done ? [{ kind: 'rect', x, y, width: at(done), height: tall, fill: 'main', edge: null } as const] : []),
          ...(due === null
            ? []
            : ([
                {
                  kind: 'line',
                  points: [
                    [due, y - 4],
                    [due, y + tall + 4],
                  ],
                  ink: 'paper',
                  width: 5,
                  broken: false,
                },
                {
                  kind: 'line',
                  points: [
                    [due, y - 4],
                    [due, y + tall + 4],
                  ],
                  ink: 'text',
                  width: 2,
                  broken: false,
                },
              ] as const)),
        ]
      },
    })),
    width,
    words,
  )
  if (!marked) return drawn
  return {
    ...drawn,
    height: drawn.height + 18,
    marks: [...drawn.marks, write([width, drawn.height + 11], words.expected, size - 1, 'end', 'soft')],
  }
}

/** Boxes with names, as many in a line as fit. */
function legend(parts: readonly string[], width: number): { readonly marks: readonly Mark[]; readonly height: number } {
  const marks: Mark[] = []
  let [x, y] = [0, 0]
  parts.forEach((part, n) => {
    const wide = 22 + widthOf(part, size) + 18
    if (x > 0 && x + wide > width) {
      x = 0
      y += 22
    }
    marks.push(...fillBox({ x: x + 1, y: y + 3, width: 16, height: 12 }, n), write([x + 22, y + 14], part, size, 'start'))
    x += wide
  })
  return { marks, height: parts.length === 0 ? 0 : y + 28 }
}

/** @throws RangeError if there are more parts than can be told apart in black and white, or a row has another number of them */
export function drawShares({ rows, parts }: ShareChart, width: number, words: ChartWords): Drawing {
  if (parts.length > mostParts) throw new RangeError(`at most ${mostParts} parts can be told apart`)
  if (rows.some(row => row.counts.length !== parts.length)) throw new RangeError('a row with a count for each part')
  const names = legend(parts, width)
  const drawn = drawRows(
    rows.map(({ label, counts }) => {
      const whole = counts.reduce((sum, count) => sum + count, 0)
      return {
        label,
        said: whole > 0 ? `n=${sayValue(whole)}` : words.none,
        marks: (x, y, room) => {
          let from = x
          return counts.flatMap((count, n) => {
            const wide = whole > 0 ? (count / whole) * room : 0
            const box = { x: from, y, width: wide, height: tall }
            from += wide
            if (wide <= 0) return []
            const share = sayShare(count, whole)
            // Only where a number can be read: on the dark part in the colour of paper, on empty ones as text.
            const told = wide > widthOf(share, 11) + 6 && (n === 0 || n === 2 || n === 3)
            return [
              ...fillBox(box, n),
              ...(told ? [write([box.x + wide / 2, y + 12], share, 11, 'middle', n === 0 ? 'paper' : 'text')] : []),
            ]
          })
        },
      }
    }),
    width,
    words,
    names.height,
  )
  return { ...drawn, marks: [...names.marks, ...drawn.marks] }
}

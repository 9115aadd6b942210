import type { PartName, Unclear, Why } from './types.ts'

/** What has been read so far of one address. */
export interface Reading {
  readonly line: string
  readonly parts: { [name in PartName]?: string }
  /** The part read last, and where it stands in the line; null after something that is no part. */
  last: { part: PartName; start: number; end: number; before: string | undefined } | null
  readonly remarks: string[]
  readonly rest: string[]
  readonly several: Set<PartName>
  readonly unclear: Unclear[]
  /** Something near by was named and taken out of the parts. */
  beside: boolean
  near: string
}

export const startReading = (line: string): Reading => ({
  line,
  parts: {},
  last: null,
  remarks: [],
  rest: [],
  several: new Set(),
  unclear: [],
  beside: false,
  near: '',
})

export function ask(reading: Reading, part: Unclear['part'], why: Why): void {
  if (!reading.unclear.some(one => one.part === part && one.why === why)) reading.unclear.push({ part, why })
}

/** Takes a part; a second, other value for it is kept in `rest`, or joined where the words list them (3栋、5栋). */
export function put(reading: Reading, part: PartName, value: string, start: number, end: number): void {
  const { parts, line, last } = reading
  const known = parts[part]
  if (known === undefined) parts[part] = value
  else if (known !== value) {
    if (last?.part === part && /^[、,和及]$/.test(line.slice(last.end, start))) {
      parts[part] = `${known},${value}`
      reading.several.add(part)
      ask(reading, part, 'several')
    } else {
      reading.rest.push(line.slice(start, end))
      ask(reading, part, 'twice')
    }
  }
  reading.last = { part, start, end, before: known }
}

/** Takes back the part read last: it was only what something lies beside. Its words. */
export function takeBack(reading: Reading, at: number): string {
  const { last, parts, line } = reading
  if (!last || last.end !== at) return ''
  if (last.before === undefined) delete parts[last.part]
  else parts[last.part] = last.before
  if (!/[,-]/.test(parts[last.part] ?? '')) reading.several.delete(last.part)
  reading.last = null
  return line.slice(last.start, last.end)
}

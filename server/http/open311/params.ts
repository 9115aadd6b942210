import type { FastifyRequest } from 'fastify'
import type { Open311Words } from '../../words/open311.ts'
import { bad, Problem } from './problem.ts'

export interface Sent {
  /** Every parameter with its values; empty ones are left out, since empty is the same as absent. */
  readonly all: ReadonlyMap<string, readonly string[]>
  readonly media: readonly Buffer[]
}

const pairs = (given: Iterable<readonly [string, string]>): Sent['all'] => {
  const all = new Map<string, string[]>()
  for (const [name, value] of given) if (value.trim() !== '') all.set(name, [...(all.get(name) ?? []), value])
  return all
}

export const one = (sent: Sent, name: string): string | undefined => sent.all.get(name)?.[0]?.trim()
/** `a,b` and `a&...=b` are the same list. */
export const list = (sent: Sent, name: string): string[] =>
  (sent.all.get(name) ?? []).flatMap(value => value.split(',')).flatMap(value => value.trim() || [])

export const readQuery = (request: FastifyRequest): Sent => ({
  all: pairs(new URL(request.url, 'http://localhost').searchParams),
  media: [],
})

/** The query and the body together; the body wins. @throws Problem for a body that is no form, or not UTF-8 */
export async function readForm(request: FastifyRequest, w: Open311Words): Promise<Sent> {
  const query = readQuery(request)
  const media: Buffer[] = []
  const given: [string, string][] = []
  if (request.isMultipart()) {
    for await (const part of request.parts({ limits: { files: 9, fields: 200, fieldSize: 64 * 1024 } })) {
      if (part.type === 'file') media.push(await part.toBuffer())
      else given.push([part.fieldname, String(part.value)])
    }
  } else if (typeof request.body === 'string') given.push(...new URLSearchParams(request.body))
  else if (request.body !== undefined && request.body !== null) throw new Problem(400, w.form, 415)
  if (given.some(pair => pair.some(text => text.includes('\uFFFD')))) throw bad(w.notUtf8)
  return { all: new Map([...query.all, ...pairs(given)]), media: media.filter(file => file.byteLength > 0) }
}

/** `attribute[CODE]` and `attribute[CODE][]` by their code. */
export function attributesOf(sent: Sent): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const [name, values] of sent.all) {
    const code = /^attribute\[([^\]]{1,100})\](?:\[\d*\])?$/.exec(name)?.[1]
    if (code) found.set(code, [...(found.get(code) ?? []), ...values])
  }
  return found
}

/**
 * A moment with its zone, as epoch milliseconds. A plus sign that an address turned into a space is one again; a day alone
 * is midnight in the office.
 */
export function readMoment(text: string, name: string, w: Open311Words): number {
  const fixed = text.replace(/ (\d\d:\d\d)$/, '+$1')
  const day = /^\d{4}-\d\d-\d\d$/.test(fixed)
  const whole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i.test(fixed)
  const at = day ? Date.parse(`${fixed}T00:00:00+08:00`) : whole ? Date.parse(fixed) : Number.NaN
  if (!(at >= Date.UTC(1900, 0, 1) && at < Date.UTC(2200, 0, 1))) throw bad(w.badDate(name))
  return at
}

export function readCount(sent: Sent, name: string, otherwise: number, most: number, w: Open311Words): number {
  const text = one(sent, name)
  if (text === undefined) return otherwise
  if (!/^\d{1,15}$/.test(text) || Number(text) < 1) throw bad(w.number(name))
  return Math.min(Number(text), most)
}

/** Epoch milliseconds as the office's clock writes them. */
export const writeMoment = (at: number): string => `${new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`

import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '#kernel/engine/actor'
import type { FieldData, PlaceValue } from '#kernel/index'
import { plain } from '../../store/addresses.ts'
import { fileCase, keyOf as keyOfCase } from '../../store/commands.ts'
import { idFor } from '../../store/context.ts'
import { takeFile } from '../../store/files.ts'
import { insideOf, searchAddresses } from '../../store/places.ts'
import { rememberKey } from '../../store/published/open311.ts'
import { toldTypes } from '../../store/published/published-kinds.ts'
import { refOf } from '../../store/published/published-ref.ts'
import type { Open311Words } from '../../words/open311.ts'
import { type Call, requireKey, streetOf } from './caller.ts'
import { attributesOf, one, readMoment, type Sent, writeMoment } from './params.ts'
import { bad, missing, problemOf } from './problem.ts'
import type { Value } from './render.ts'
import { type Attribute, type Service, serviceBy, servicesOf } from './services.ts'

/** Filed like a resident's report: whoever holds the key passes on what somebody else said. */
const anybody: Actor = { kind: 'anonymous' }
const longest = 4000

async function readPlace({ sent, w, app, snapshot }: Call): Promise<PlaceValue> {
  const [lat, long] = [one(sent, 'lat'), one(sent, 'long') ?? one(sent, 'lon')]
  const address = one(sent, 'address_string')?.slice(0, 200)
  if (lat !== undefined || long !== undefined) {
    const point = [Number(long ?? Number.NaN), Number(lat ?? Number.NaN)] as const
    if (!(Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90)) throw bad(w.latLong)
    return { point, ...(address && { address }) }
  }
  const code = one(sent, 'address_id')
  if (code !== undefined) {
    const building = [...snapshot.places.values()].find(place => place.kind === 'building' && place.code === code)
    const point = building && insideOf(snapshot, building.id)
    if (!building || !point) throw bad(w.noAddressId(code))
    return { point, address: address ?? building.name }
  }
  if (address === undefined) throw bad(w.noPlace)
  return { point: await resolve(app, address, w), address }
}

/** The point of an address of the office. Of several buildings that fit, the one that is called exactly so. */
async function resolve(app: Call['app'], address: string, w: Open311Words): Promise<readonly [number, number]> {
  const found = (await searchAddresses(app, address.slice(0, 100), 20)).filter(row => row.point !== null)
  const exact = found.filter(row => plain(row.text) === plain(address))
  const fits = exact.length > 0 ? exact : found
  const point = fits[0]?.point
  if (!point) throw bad(w.noAddress(address))
  if (fits.some(row => row.building !== fits[0]?.building)) throw bad(w.manyAddresses(address))
  return point
}

const numberOf = (text: string, code: string, w: Open311Words): number => {
  const value = Number(text)
  if (!Number.isFinite(value)) throw bad(w.attribute(code, w.notANumber))
  return value
}

function readAttribute({ code, field, values }: Attribute, given: readonly string[], w: Open311Words): unknown {
  const first = given[0]?.trim() ?? ''
  switch (field.kind) {
    case 'count':
    case 'amount':
      return numberOf(first, code, w)
    case 'moment':
      return readMoment(first, `attribute[${code}]`, w)
    case 'day':
      return writeMoment(readMoment(first, `attribute[${code}]`, w)).slice(0, 10)
    case 'yesno':
      if (!['true', 'false'].includes(first.toLowerCase())) throw bad(w.attribute(code, w.notAnOption))
      return first.toLowerCase() === 'true'
    case 'choices':
      return given.flatMap(value => value.split(',')).flatMap(value => value.trim() || [])
    case 'choice':
      if (!values.some(({ key }) => key === first)) throw bad(w.attribute(code, w.notAnOption))
      return first
    default:
      return first
  }
}

/** Answers to what the definition asks; what it does not know is kept as words, so that nothing sent is lost. */
function readAttributes(service: Service, sent: Sent, w: Open311Words): { answers: Record<string, unknown>; lines: string[] } {
  const given = attributesOf(sent)
  const answers: Record<string, unknown> = {}
  const problems: string[] = []
  for (const attribute of service.attributes) {
    const values = given.get(attribute.code)
    if (values) answers[attribute.code] = readAttribute(attribute, values, w)
    else if (attribute.field.required && attribute.field.when === undefined)
      problems.push(w.attribute(attribute.code, w.required))
  }
  if (problems.length > 0) throw bad(...problems)
  const known = new Set(service.attributes.map(({ code }) => code))
  const lines = [...given].flatMap(([code, values]) => (known.has(code) ? [] : [`${code}: ${values.join(', ')}`]))
  return { answers, lines }
}

const phonePattern = /^[+\d][\d -]{4,19}$/

/** Who reports, in the personal fields of the form: shown to nobody but those who may lift the mask. */
function readReporter(form: Readonly<Record<string, FieldData>>, sent: Sent): Record<string, unknown> {
  const field = (kind: FieldData['kind']) => Object.keys(form).find(key => form[key]?.kind === kind && form[key]?.personal)
  const [last, first, phone, email] = ['last_name', 'first_name', 'phone', 'email'].map(name => one(sent, name))
  const han = /\p{Script=Han}/u.test(`${last}${first}`)
  const name = (han ? [last, first] : [first, last]).filter(Boolean).join(han ? '' : ' ')
  const dialled = phone !== undefined && phonePattern.test(phone) ? phone : undefined
  // What no field takes stands beside the name, which is masked as well.
  const beside = [email, dialled === undefined ? phone : undefined].filter(Boolean).join(', ')
  const whole = [name, beside && name ? `(${beside})` : beside].filter(Boolean).join(' ')
  const [person, number] = [field('person'), field('phone')]
  return {
    ...(person && whole && { [person]: { name: [...whole].slice(0, 60).join('') } }),
    ...(number && dialled && { [number]: dialled }),
  }
}

function readWords(service: Service, sent: Sent, lines: readonly string[], w: Open311Words): string {
  const description = one(sent, 'description') ?? ''
  if ([...description].length > longest) throw bad(w.tooLong)
  // Links are kept as words. Fetching them would let any key holder send the server wherever they like.
  const links = (sent.all.get('media_url') ?? []).map(url => w.media(url.trim().slice(0, 2000)))
  return [description || service.name, ...lines, ...links].join('\n')
}

/** The sender's own id for this request, so that sending it again files nothing new; without one each is new. */
const sentId = ({ request, sent }: Call): string | undefined => {
  const header = request.headers['idempotency-key']
  return (typeof header === 'string' && header.trim() !== '' ? header.trim() : undefined) ?? one(sent, 'idempotency_id')
}

/** A uuid that follows from the key and what it calls the thing. */
export const idFrom = (key: string, what: string): string =>
  idFor(createHash('sha256').update(`open311 ${key} ${what}`).digest('hex'), 0)

/** POST requests. @throws Problem */
export async function fileRequest(call: Call): Promise<Value[]> {
  const { app, sent, w, snapshot, lang } = call
  const key = await requireKey(call)
  streetOf(call)
  const code = one(sent, 'service_code')
  if (code === undefined) throw bad(w.noServiceGiven)
  const service = serviceBy(servicesOf(app, snapshot, lang), code, w)
  const told = toldTypes(app, snapshot).find(type => type.of === service.of)
  if (!told) throw missing(w.noService(code))
  const { form } = service.of.def
  const where = Object.keys(form).find(name => form[name]?.kind === 'place')
  const { answers, lines } = readAttributes(service, sent, w)
  const sentAs = sentId(call)
  const id = sentAs === undefined ? randomUUID() : idFrom(key, `request ${sentAs}`)
  const place = await readPlace(call)
  const pictures: string[] = []
  for (const [n, bytes] of sent.media.entries()) {
    const file = idFrom(id, `picture ${n}`)
    await takeFile(app, anybody, file, bytes)
    pictures.push(file)
  }
  try {
    const { c, number } = await fileCase(app, anybody, {
      type: service.of.type,
      id,
      channel: 'api',
      answers: {
        ...answers,
        ...readReporter(form, sent),
        ...(told.words && { [told.words]: readWords(service, sent, lines, w) }),
        ...(where && { [where]: place }),
        ...(service.kind !== null && { kind: service.kind }),
        ...(told.photos && pictures.length > 0 && { [told.photos]: pictures }),
      },
    })
    await rememberKey(app, c.id, key)
    const due = c.clock?.dueAt ?? null
    const link = `${call.origin}/s/${number}#${keyOfCase(app.config.secret, c.id)}`
    const notice = [w.accepted(number, due === null ? null : writeMoment(due).slice(0, 16).replace('T', ' ')), w.follow(link)]
    return [
      {
        service_request_id: refOf(app.config.secret, c.id),
        service_notice: notice.join(lang === 'en' ? ' ' : ''),
        account_id: one(sent, 'account_id') ?? null,
      },
    ]
  } catch (error) {
    const names: Record<string, string> = {
      [told.words ?? '']: 'description',
      [told.photos ?? '']: 'media',
      [where ?? '']: 'lat, long',
    }
    throw problemOf(
      error,
      lang,
      field => names[field] ?? (service.attributes.some(a => a.code === field) ? `attribute[${field}]` : field),
    )
  }
}

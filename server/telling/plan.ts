import type { Case } from '#kernel/engine/model'
import type { App } from '../app.ts'
import { idFor } from '../store/context.ts'
import type { Tx } from '../store/db.ts'
import type { CaseType } from '../store/definitions.ts'
import type { Snapshot } from '../store/directory.ts'
import type { Channels } from '../store/telling/channels.ts'
import { insertDeliveries, type NewDelivery } from '../store/telling/deliveries.ts'
import { wordsFor } from '../store/telling/templates.ts'
import type { EventRecord } from '../store/write-case.ts'
import { fill } from './fill.ts'
import { type Recipient, type Reporter, reportersOf, waysOf } from './recipients.ts'
import { commentStep, filedStep, toldSteps } from './standard-words.ts'
import { valuesFor } from './values.ts'

interface Telling {
  readonly of: CaseType
  readonly c: Case
  readonly number: string
}

async function deliveryTo(
  app: App,
  tx: Tx,
  { of, c }: Telling,
  step: string,
  event: EventRecord,
  way: Recipient,
  snapshot: Snapshot,
): Promise<NewDelivery> {
  const answers = 'answers' in event.body ? event.body.answers : {}
  // What another resident wrote is told to nobody but them.
  const own = { ...c, data: way.reporter.data }
  const told = {
    c: own,
    number: way.reporter.number,
    step,
    by: event.by,
    answers,
    words: event.body.kind === 'Commented' ? event.body.text : undefined,
  }
  const values = valuesFor(of, told, snapshot, way.language)
  const words = await wordsFor(app, tx, of, step, way.channel, way.language)
  return {
    id: idFor(`told ${c.id}/${event.seq}/${way.contact}/${way.field ?? ''}`, 0),
    case: c.id,
    ofCase: way.reporter.case,
    contact: way.contact,
    field: way.field,
    person: null,
    channelId: way.channel,
    channel: way.channel,
    purpose: step === filedStep ? 'filed' : 'step',
    step: step.startsWith('$') ? null : step,
    seq: event.seq,
    language: way.language,
    subject: fill(words.subject, values).replace(/\s+/g, ' '),
    body: fill(words.body, values),
    path: `/s/${way.reporter.number}`,
    to: way.to,
    status: 'waiting',
    nextAt: app.now(),
  }
}

/** Every field of the reporter that some step tells. */
const toldFields = (of: CaseType): string[] => [...new Set(Object.values(of.def.steps).flatMap(s => s.tell ?? []))]

/** Makes the messages that follow from what is new in the history: one for each reporter and channel, each once. */
export async function planTelling(
  app: App,
  tx: Tx,
  telling: Telling,
  events: readonly EventRecord[],
  snapshot: Snapshot,
  channels: Channels,
): Promise<void> {
  const { of, c, number } = telling
  const told = events.flatMap(event => {
    // Words the staff wrote for the reporter are told like a step.
    if (event.body.kind === 'Commented')
      return event.body.open && event.by.kind === 'staff' && toldSteps(of.def).includes(commentStep)
        ? [{ event, step: commentStep, fields: toldFields(of) }]
        : []
    if (event.body.kind !== 'Stepped') return []
    const { step } = event.body
    const fields = of.def.steps[step]?.tell ?? []
    return fields.length > 0 ? [{ event, step, fields }] : []
  })
  if (told.length === 0) return
  const reporters = await reportersOf(tx, c, number)
  for (const { event, step, fields } of told) {
    const ways = await waysOf(tx, reporters, fields, channels, app.now())
    const rows: NewDelivery[] = []
    for (const way of ways) rows.push(await deliveryTo(app, tx, telling, step, event, way, snapshot))
    await insertDeliveries(tx, rows, app.now())
  }
}

/** Tells those who just chose a channel with their report that it arrived. Contacts chosen later are not told of the past. */
export async function tellFiled(
  app: App,
  tx: Tx,
  telling: Telling,
  contacts: readonly string[],
  event: EventRecord,
  snapshot: Snapshot,
  channels: Channels,
): Promise<void> {
  const { c, number } = telling
  const own: Reporter = { case: c.id, number, data: c.data }
  const fields = toldFields(telling.of)
  const ways = (await waysOf(tx, [own], fields, channels, app.now())).filter(way => contacts.includes(way.contact))
  const rows: NewDelivery[] = []
  for (const way of ways) rows.push(await deliveryTo(app, tx, telling, filedStep, event, way, snapshot))
  await insertDeliveries(tx, rows, app.now())
}

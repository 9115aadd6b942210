import type { WebhookEvent, WebhookPayload } from '#contract/webhooks'
import type { Case, EventBody } from '#kernel/engine/model'
import { fieldsOf } from '#kernel/index'
import type { App } from '../app.ts'
import { idFor } from '../store/context.ts'
import type { Tx } from '../store/db.ts'
import { type CaseType, lineFields } from '../store/definitions.ts'
import type { Snapshot } from '../store/directory.ts'
import { insertHookDeliveries, listeningHooks } from '../store/telling/webhook-deliveries.ts'

interface Matter {
  readonly of: CaseType
  readonly c: Case
  readonly number: string
}
interface Happening {
  readonly seq: number
  readonly at: number
  readonly body: EventBody
}

/** What an event of the history is for other programs; most are nothing. */
function eventFor({ of }: Matter, body: EventBody): WebhookEvent | null {
  switch (body.kind) {
    case 'Filed':
      return 'case.filed'
    case 'Stepped':
      if (body.ends) return 'case.closed'
      return of.def.states[body.from]?.ends ? 'case.reopened' : 'case.state'
    case 'Assigned':
      return body.unit ? 'case.assigned' : null
    case 'WentLate':
      return 'case.late'
    default:
      return null
  }
}

/** Only what a city's own systems exchange: no words, no names, no telephones, no exact place. */
export function payloadOf({ of, c, number }: Matter, event: WebhookEvent, e: Happening, snapshot: Snapshot): WebhookPayload {
  const code = (id: string | null) => (id === null ? null : (snapshot.places.get(id)?.code ?? null))
  const { kind } = lineFields(of.def)
  const category = Object.entries(fieldsOf(of.def)).find(([, f]) => f.kind === 'item' && !f.personal)?.[0]
  const text = (key: string | null | undefined) => (key && typeof c.data[key] === 'string' ? (c.data[key] as string) : null)
  const stepped = e.body.kind === 'Stepped' ? e.body : null
  return {
    version: 1,
    event,
    at: e.at,
    case: {
      ...{ id: c.id, number, programme: c.programme, type: c.type },
      state: stepped?.to ?? (e.body.kind === 'Filed' ? e.body.state : c.state),
      from: stepped?.from ?? null,
      step: stepped?.step ?? null,
      kind: text(kind),
      category: text(category),
      ...{ street: code(c.place.street), community: code(c.place.community), grid: code(c.place.grid) },
      unit: e.body.kind === 'Assigned' ? e.body.unit : c.unit,
      ...{ filedAt: c.filedAt, dueAt: c.clock?.dueAt ?? null, closedAt: c.closedAt, version: c.version },
    },
  }
}

/** Lays down what each listening address is to be told. Nothing is sent here. */
export async function fanOut(app: App, tx: Tx, matter: Matter, events: readonly Happening[], snapshot: Snapshot): Promise<void> {
  const { of, c } = matter
  // What is nobody's business above those who do it is no other program's either.
  if (of.def.confidential || events.length === 0) return
  const hooks = (await listeningHooks(app, tx)).filter(hook => hook.types.length === 0 || hook.types.includes(of.type))
  if (hooks.length === 0) return
  const rows = events.flatMap(e => {
    const event = eventFor(matter, e.body)
    if (!event) return []
    const payload = payloadOf(matter, event, e, snapshot)
    return hooks
      .filter(hook => hook.events.includes(event))
      .map(hook => ({ id: idFor(`hook ${c.id}/${e.seq}/${hook.id}`, 0), hook: hook.id, case: c.id, event, payload }))
  })
  await insertHookDeliveries(tx, rows, app.now())
}

import { randomUUID } from 'node:crypto'
import { runCommand } from '../../store/commands.ts'
import { filedBy, type Stepped, stepsBetween, stepsOfCases } from '../../store/published/open311.ts'
import { foundByIds, wordsOf } from '../../store/published/published.ts'
import { toldTypes } from '../../store/published/published-kinds.ts'
import { idOfRef, refOf } from '../../store/published/published-ref.ts'
import { bareStory, isTold } from '../../store/published/published-story.ts'
import { type Call, requireKey, streetOf } from './caller.ts'
import { idFrom } from './file-request.ts'
import { readSpan } from './list-requests.ts'
import { list, one, readCount, writeMoment } from './params.ts'
import { bad, missing, Problem } from './problem.ts'
import type { Value } from './render.ts'
import { sayEntry } from './tell-request.ts'

const mostPerPage = 1000
const mostWords = 2000

/** GET servicerequestupdates: what was done, step by step, for those with a key. */
export async function listUpdates(call: Call): Promise<Value[]> {
  const { app, sent, snapshot, lang, w } = call
  const key = await requireKey(call)
  streetOf(call)
  const refs = list(sent, 'service_request_id')
  const { from, to } = readSpan(call)
  const size = readCount(sent, 'page_size', mostPerPage, mostPerPage, w)
  const offset = (readCount(sent, 'page', 1, 1000, w) - 1) * size
  const named = refs.slice(0, 200).flatMap(ref => idOfRef(app.config.secret, ref.toLowerCase()) ?? [])
  const steps: readonly Stepped[] =
    refs.length > 0 ? await stepsOfCases(app, named) : await stepsBetween(app, from, to + 1, size, offset)
  const ids = [...new Set(steps.map(step => step.case))]
  const rows = new Map((await foundByIds(app, ids)).map(row => [row.id, row]))
  const [words, own] = [await wordsOf(app, ids), await filedBy(app, key, ids)]
  return steps.flatMap((step): Value[] => {
    const row = rows.get(step.case)
    const type = toldTypes(app, snapshot).find(told => told.of.type === row?.type)
    if (!row || !type || !(own.has(row.id) || isTold(type, row, words.get(row.id)))) return []
    const [entry] = bareStory(type.of, [step], snapshot, lang)
    const to = step.body.kind === 'Stepped' ? step.body.to : ''
    const ref = refOf(app.config.secret, row.id)
    return [
      {
        update_id: `${ref}-${step.seq}`,
        service_request_id: ref,
        status: type.of.def.states[to]?.ends ? 'closed' : 'open',
        updated_datetime: writeMoment(step.at),
        description: entry ? sayEntry(entry) : null,
        media_url: null,
        external_status_code: to,
      },
    ]
  })
}

/** POST servicerequestupdates: what the other system has to add, as its reporter's word. Only on what the key itself filed. */
export async function fileUpdate(call: Call): Promise<Value[]> {
  const { app, sent, w } = call
  const key = await requireKey(call)
  streetOf(call)
  const ref = one(sent, 'service_request_id') ?? ''
  const id = idOfRef(app.config.secret, ref.toLowerCase())
  const [row] = id === null ? [] : await foundByIds(app, [id])
  if (!row) throw missing(w.noRequest(ref))
  if (!(await filedBy(app, key, [row.id])).has(row.id)) throw new Problem(403, w.updateOwn)
  const description = one(sent, 'description')
  const status = one(sent, 'status')
  if (description === undefined && status === undefined) throw bad(w.nothingSaid)
  // Another system's status closes nothing here: that is for the steps of the definition.
  const lines = [
    description,
    status === undefined ? undefined : w.updateStatus(status.slice(0, 40)),
    ...(sent.all.get('media_url') ?? []).map(w.media),
  ]
  const text = lines.filter(Boolean).join('\n')
  if ([...text].length > mostWords) throw bad(w.tooLong)
  const theirs = one(sent, 'update_id') ?? one(sent, 'update_id_ext')
  const command = theirs === undefined ? randomUUID() : idFrom(key, `update ${ref} ${theirs}`)
  await runCommand(app, { kind: 'bearer', case: row.id }, row.id, 1, { kind: 'comment', id: command, text, open: true })
  return [{ update_id: command, service_request_id: ref }]
}

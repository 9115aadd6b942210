import { expect, test } from 'vitest'
import { ApiError } from '../../shell/api-error.ts'
import { type Doors, deliver } from './deliver.ts'
import type { Errand } from './errand.ts'

const errand: Errand = {
  format: 2,
  no: 1,
  id: '019a0000-0000-7000-8000-000000000001',
  person: 'p',
  madeAt: 1,
  title: '核查属实',
  words: '井盖松动',
  wish: { kind: 'take', type: 'incident', case: 'c', number: '20260305-0001', version: 3, step: 'verify', answers: {} },
  photos: ['a', 'b'],
  state: 'waiting',
}
const refusal = (status: number, code: string, detail: Record<string, unknown> = {}) =>
  new ApiError({ status, code, message: code, detail })

function doorsThat(fault: { photo?: (id: string) => Error | undefined; take?: Error } = {}) {
  const heard: string[] = []
  const kept: Errand[] = []
  const doors: Doors = {
    async sendPhoto(id) {
      const wrong = fault.photo?.(id)
      if (wrong) throw wrong
      heard.push(id)
    },
    async file() {
      return { number: 'n' }
    },
    async take(id, body) {
      if (fault.take) throw fault.take
      heard.push(`take ${id} ${JSON.stringify(body)}`)
    },
    async keep(one) {
      kept.push(one)
    },
  }
  return { doors, heard, kept }
}

test('the photos go first, then the step under the id made on the phone', async () => {
  const { doors, heard } = doorsThat()
  const after = await deliver(errand, doors, () => 9)
  expect(after).toMatchObject({ stop: false, errand: { state: 'sent', photos: [], sentAt: 9 } })
  expect(heard.slice(0, 2)).toEqual(['a', 'b'])
  expect(heard[2]).toContain(`"id":"${errand.id}"`)
})

test('a signal lost between two photos keeps the first as sent and waits with the second', async () => {
  const { doors, kept } = doorsThat({ photo: id => (id === 'b' ? refusal(0, 'network') : undefined) })
  const after = await deliver(errand, doors, () => 9)
  expect(after).toMatchObject({ stop: true, errand: { state: 'waiting', photos: ['b'] } })
  expect(kept.at(-1)?.photos).toEqual(['b'])
})

test.each([
  [refusal(503, 'database-away'), 'waiting', true],
  [refusal(500, 'internal'), 'waiting', false],
  [refusal(401, 'session-expired'), 'waiting', true],
  [refusal(429, 'too-many-requests'), 'waiting', true],
  [refusal(409, 'stale-version'), 'conflict', false],
  [refusal(409, 'step-not-now'), 'conflict', false],
  [refusal(422, 'answers-invalid'), 'refused', false],
  [refusal(403, 'step-not-yours'), 'refused', false],
  [refusal(404, 'not-found'), 'conflict', false],
  [refusal(404, 'step-unknown'), 'conflict', false],
  [refusal(401, 'wipe-asked'), 'waiting', true],
  [refusal(404, 'not-found', { done: true }), 'sent', false],
])('%s leaves the errand %s', async (take, state, stop) => {
  const { doors } = doorsThat({ take })
  expect(await deliver(errand, doors, () => 9)).toMatchObject({ stop, errand: { state } })
})

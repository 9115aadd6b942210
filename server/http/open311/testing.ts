import { randomUUID } from 'node:crypto'
import { XMLParser } from 'fast-xml-parser'
import type { LightMyRequestResponse } from 'fastify'
import type { CaseDetail } from '#contract/cases'
import { type Desk, openDesk } from '../../identity/testing/desk.ts'
import { idOfRef } from '../../store/published/published-ref.ts'
import { at } from '../../testing/small-office.ts'

type Form = Readonly<Record<string, string | readonly string[]>>
export const formOf = (fields: Form): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  ).toString()

/** A small office with a key for another system, asked as that system would. */
export interface Endpoint {
  readonly desk: Desk
  readonly key: string
  get(path: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  post(path: string, fields: Form | string, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  /** Files a report and gives the name under which it is known. */
  file(fields?: Form): Promise<string>
  /** The case behind a name. */
  caseOf(ref: string): string
  /** Takes a step of this case as a member of staff. */
  take(ref: string, name: string, step: string, answers?: object): Promise<void>
}

export async function openEndpoint(scopes: readonly string[] = ['open311:write']): Promise<Endpoint> {
  const desk = await openDesk()
  const admin = await desk.signedIn('security-admin')
  const made = await admin.send('POST', '/api-keys', { id: randomUUID(), name: 'sister city', person: at('dispatcher'), scopes })
  const { key } = made.json<{ key: string }>()
  const caseOf = (ref: string) => idOfRef(desk.office.app.config.secret, ref) ?? ''
  const post: Endpoint['post'] = (path, fields, headers = {}) =>
    desk.server.inject({
      method: 'POST',
      url: `/open311/v2/${path}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
      payload: typeof fields === 'string' ? fields : formOf(fields),
    })
  return {
    desk,
    key,
    get: (path, headers = {}) => desk.server.inject({ method: 'GET', url: `/open311/${path}`, headers }),
    post,
    caseOf,
    async file(fields = {}) {
      const sent = {
        api_key: key,
        service_code: 'incident-street',
        lat: '30.005',
        long: '110.005',
        description: '路灯不亮',
        ...fields,
      }
      const answer = await post('requests.json', sent)
      if (answer.statusCode !== 200) throw new Error(answer.body)
      return answer.json<{ service_request_id: string }[]>()[0]!.service_request_id
    },
    async take(ref, name, step, answers = {}) {
      const browser = await desk.signedIn(name)
      const id = caseOf(ref)
      const seen = await browser.send('GET', `/cases/${id}`)
      if (seen.statusCode !== 200) throw new Error(seen.body)
      const { version } = seen.json<CaseDetail>().case
      const command = { kind: 'take', id: randomUUID(), step, answers }
      const taken = await browser.send('POST', `/cases/${id}/commands`, { version, command })
      if (taken.statusCode !== 200) throw new Error(taken.body)
    },
  }
}

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false })
export const readXml = (text: string): Record<string, never> => parser.parse(text)

import sharp from 'sharp'
import type { CaseDetail, Filed } from '#contract/cases'
import type { Me } from '#contract/office'
import { demoPassword } from '#demo/office/index'

/** One person of the demo office, calling the API as the pages do. */
export interface Caller {
  readonly me: Me
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body: unknown): Promise<Answer>
  /** Takes a step of a case as it stands now. */
  take(id: string, step: string, answers?: Record<string, unknown>): Promise<CaseDetail>
  command(id: string, command: Record<string, unknown>): Promise<CaseDetail>
  /** Uploads a drawn photo and gives its id. */
  photo(): Promise<string>
}

async function answerOf<Answer>(answer: Response, what: string): Promise<Answer> {
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}

export async function signIn(url: string, login: string): Promise<Caller> {
  const first = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: demoPassword }),
  })
  const cookies = first.headers.getSetCookie().map(line => line.split(';')[0] ?? '')
  const headers = {
    cookie: cookies.join('; '),
    'x-linli-csrf': cookies.find(c => c.startsWith('linli_csrf='))?.slice('linli_csrf='.length) ?? '',
  }
  const me = await answerOf<Me>(first, `signing in as ${login}`)
  const get = async <Answer>(path: string) => answerOf<Answer>(await fetch(`${url}/api${path}`, { headers }), path)
  const post = async <Answer>(path: string, body: unknown) =>
    answerOf<Answer>(
      await fetch(`${url}/api${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      path,
    )
  const command = async (id: string, wish: Record<string, unknown>) => {
    const { case: now } = await get<CaseDetail>(`/cases/${id}`)
    return post<CaseDetail>(`/cases/${id}/commands`, {
      version: now.version,
      command: { ...wish, id: crypto.randomUUID() },
    })
  }
  return {
    me,
    get,
    post,
    command,
    take: (id, step, answers = {}) => command(id, { kind: 'take', step, answers }),
    async photo() {
      const form = new FormData()
      const id = crypto.randomUUID()
      form.set('id', id)
      form.set('file', new Blob([new Uint8Array(await drawnPhoto())], { type: 'image/jpeg' }), 'photo.jpg')
      await answerOf(await fetch(`${url}/api/files`, { method: 'POST', headers, body: form }), '/files')
      return id
    },
  }
}

/** A resident without an account reports something; the answer holds number and key. */
export const report = async (url: string, answers: Record<string, unknown>): Promise<Filed> =>
  answerOf<Filed>(
    await fetch(`${url}/api/cases/incident`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: crypto.randomUUID(), answers }),
    }),
    'report',
  )

/** A street in the evening with a lamp that is out: drawn, so that no real place is shown. */
export const drawnPhoto = (): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#31435c"/><stop offset="1" stop-color="#c08f76"/></linearGradient></defs>
    <rect width="1200" height="900" fill="url(#sky)"/>
    <g fill="#2c3440"><rect y="300" width="330" height="420"/><rect x="380" y="180" width="260" height="540"/><rect x="900" y="260" width="300" height="460"/></g>
    <g fill="#e9c46a">${Array.from({ length: 18 }, (_, n) => `<rect x="${410 + (n % 3) * 75}" y="${220 + Math.floor(n / 3) * 75}" width="40" height="46"/>`).join('')}</g>
    <rect y="720" width="1200" height="180" fill="#4a4a4d"/><g fill="#d8d4c8"><rect x="80" y="806" width="160" height="12"/><rect x="400" y="806" width="160" height="12"/><rect x="720" y="806" width="160" height="12"/></g>
    <g fill="#1d2126"><rect x="770" y="250" width="18" height="490"/><rect x="700" y="240" width="90" height="16"/><rect x="690" y="252" width="60" height="26" rx="8"/></g></svg>`),
  )
    .jpeg({ quality: 82 })
    .toBuffer()

import { type BenchOffice, signIn } from '../lib/office.ts'

export type Headers = Record<string, string>
export interface Staff {
  desk(): Promise<Headers>
  supervisor(): Promise<Headers>
  worker(grid: string): Promise<Headers>
  handler(unit: string): Promise<Headers>
  readonly units: readonly string[]
  readonly categories: readonly string[]
}

/** Who signs in for which grid and unit; each session is opened once. */
export async function people(office: BenchOffice): Promise<Staff> {
  const posts = await office.sql<{ login: string; role: string; unit: string | null; place: string | null }>(
    'select p.login, o.role, o.unit_id as unit, o.place_id as place from posts o join people p on p.tenant_id = o.tenant_id and p.id = o.person_id where o.tenant_id = 1 and p.login is not null',
  )
  const rows = await office.sql<{ key: string }>(
    `select key from register_rows where tenant_id = 1 and register = 'incident.catalogue' and valid_to is null`,
  )
  const sessions = new Map<string, Promise<Headers>>()
  const as = (login: string | undefined) => {
    if (!login) throw new Error('nobody holds this post')
    const session = sessions.get(login) ?? signIn(office, login)
    sessions.set(login, session)
    return session
  }
  const handlers = posts.filter(p => p.role === 'handler' && p.unit)
  return {
    desk: () => as('dd01'),
    supervisor: () => as('db01'),
    worker: grid => as(posts.find(p => p.role === 'grid-worker' && p.place === grid)?.login),
    handler: unit => as(handlers.find(p => p.unit === unit)?.login),
    units: [...new Set(handlers.map(p => p.unit ?? ''))],
    categories: rows.map(r => r.key),
  }
}

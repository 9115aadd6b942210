import { expect, it } from 'vitest'
import type { Change } from '../jobs/live.ts'
import { liveRoutes } from './live.ts'
import { openTinyOffice, staff } from './testing/tiny-office.ts'

const change: Change = {
  id: 'c',
  version: 2,
  state: 'filed',
  street: 's',
  community: null,
  grid: null,
  unit: null,
  taskUnits: [],
  filer: null,
}

it('tells only of changes within reach, and lets the server stop while somebody listens', async () => {
  const office = await openTinyOffice([liveRoutes])
  const listeners = new Set<(change: Change) => void>()
  Object.assign(office.app.live, {
    subscribe: (l: (change: Change) => void) => {
      listeners.add(l)
      return () => listeners.delete(l)
    },
  })
  office.as({ ...staff('dispatcher'), posts: [{ role: 'dispatcher', scope: 'street', unit: null, place: 's' }] } as never)
  const url = await office.server.listen({ port: 0, host: '127.0.0.1' })
  const answer = await fetch(`${url}/api/live`)
  const text = answer.text()
  for (const listener of listeners) {
    listener({ ...change, id: 'elsewhere', street: 'another' })
    listener(change)
  }
  await office.close()
  expect(await text).toContain('"id":"c"')
  expect(await text).not.toContain('elsewhere')
  expect(listeners.size).toBe(0)
})

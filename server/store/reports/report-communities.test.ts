import { expect, it } from 'vitest'
import enterprises from '#programmes/enterprises/index'
import partners from '#programmes/partners/index'
import volunteers from '#programmes/volunteers/index'
import type { Snapshot } from '../directory.ts'
import { belongingOf, communitiesOfUnits } from './report-communities.ts'

it('knows the community of an entry by its place, else by the committee it names, else not', () => {
  expect(belongingOf(enterprises.registers.enterprises!)).toEqual({ by: 'place' })
  expect(belongingOf(volunteers.registers.volunteers!)).toEqual({ by: 'unit', column: 'community' })
  expect(belongingOf(volunteers.registers.hours!)).toBeNull()
  expect(belongingOf(partners.registers.donations!)).toBeNull()
})

it('takes a committee for the community where its people hold posts, else for the one it is named after', () => {
  const place = (id: string, name: string) => ({ id, name, kind: 'community', parent: 'street' })
  const unit = (id: string, name: string, kind = 'community') => [id, { id, name, kind, active: true }] as const
  const post = (of: string, at: string) => ({ role: 'community-worker', unit: of, place: at, person: 'p', from: 0, to: null })
  const snapshot = {
    places: new Map([place('c1', '柳园社区'), place('c2', '梅园社区'), place('c3', '竹园社区')].map(p => [p.id, p])),
    units: new Map([
      unit('u1', '第一居委会'),
      unit('u2', '梅园社区居委会'),
      unit('u3', '联合居委会'),
      unit('u4', '竹园社区管理处', 'department'),
    ]),
    posts: [post('u1', 'c1'), post('u1', 'c1'), post('u3', 'c1'), post('u3', 'c3'), post('u4', 'c3')],
  } as unknown as Pick<Snapshot, 'posts' | 'units' | 'places'>
  expect([...communitiesOfUnits(snapshot)]).toEqual([
    ['u1', 'c1'],
    ['u2', 'c2'],
  ])
})

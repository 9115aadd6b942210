import { type Random, stableId } from '../random.ts'
import type { Town } from '../town/types.ts'
import { freshNames, mobile } from './names.ts'
import { showcase } from './showcase.ts'
import type { OfficePerson, OfficePost, UnitKey } from './types.ts'
import type { Units } from './units.ts'

/** What handlers' logins are called, easy to type. */
const logins: Record<UnitKey, string> = {
  centre: 'zhili',
  enforcement: 'zhifa',
  safety: 'yingji',
  roads: 'shizheng',
  sanitation: 'huanwei',
  greening: 'lvhua',
  river: 'hedao',
  police: 'gongan',
  traffic: 'jiaojing',
  fire: 'xiaofang',
  market: 'shichang',
  housing: 'zhujian',
  environment: 'huanbao',
  water: 'shui',
  power: 'dian',
  gas: 'ranqi',
  cables: 'tongxin',
}
const handlersOf: Partial<Record<UnitKey, number>> = {
  enforcement: 4,
  roads: 4,
  sanitation: 4,
  greening: 3,
  traffic: 3,
  police: 3,
}

export const residentCount = 600

export function makePeople(random: Random, town: Town, { units, unit, committeeOf, propertyOf }: Units) {
  const people: OfficePerson[] = []
  const posts: OfficePost[] = []
  const named = new Map(showcase.map(s => [s.login, s.name]))
  const fresh = freshNames(random.fork('names'), named.values())
  const nextPhone = () => mobile(people.length + 1)

  const hire = (login: string, role: string, of: { unit?: string; place?: string }) => {
    const id = stableId(`person ${town.seed} ${login}`)
    people.push({ id, kind: 'staff', name: named.get(login) ?? fresh(), login, phone: nextPhone() })
    appoint(id, role, of)
    return id
  }
  const appoint = (person: string, role: string, of: { unit?: string; place?: string }) =>
    posts.push({ id: stableId(`post ${person} ${posts.length}`), person, role, unit: of.unit ?? null, place: of.place ?? null })
  const two = (n: number) => String(n).padStart(2, '0')

  const street = town.places.find(place => place.kind === 'street')!
  const grids = town.places.filter(place => place.kind === 'grid')
  const communities = town.places.filter(place => place.kind === 'community')
  grids.forEach((grid, i) => {
    hire(`wg${two(i + 1)}`, 'grid-worker', { unit: committeeOf.get(grid.parent ?? '')!, place: grid.id })
  })
  communities.forEach((community, i) => {
    for (const n of [2 * i + 1, 2 * i + 2]) {
      const committee = committeeOf.get(community.id)!
      const person = hire(`sq${two(n)}`, 'community-worker', { unit: committee, place: community.id })
      // What is given to a committee, its own workers handle.
      appoint(person, 'handler', { unit: committee })
    }
  })
  for (let n = 1; n <= 6; n++) hire(`dd${two(n)}`, 'dispatcher', { unit: unit.centre, place: street.id })
  for (const [key, login] of Object.entries(logins) as [UnitKey, string][])
    for (let n = 1; n <= (handlersOf[key] ?? 2); n++) hire(`cb-${login}${n}`, 'handler', { unit: unit[key] })
  ;[...new Set(propertyOf.values())].forEach((company, i) => {
    for (let n = 1; n <= 2; n++) hire(`cb-wuye${2 * i + n}`, 'handler', { unit: company })
  })
  hire('db01', 'supervisor', { unit: unit.centre, place: street.id })
  hire('ld01', 'leader', { unit: unit.centre, place: street.id })
  hire('xt01', 'system-admin', { unit: unit.centre })
  hire('aq01', 'security-admin', { unit: unit.centre })
  hire('sj01', 'auditor', { unit: unit.centre })
  hire('gk01', 'publisher', { unit: unit.centre })
  hire('sh01', 'publication-reviewer', { unit: unit.centre })
  hire('tj01', 'mediator', { unit: unit.centre, place: street.id })
  hire('rs01', 'personnel', { unit: unit.centre })
  for (let n = 0; n < residentCount; n++)
    people.push({
      id: stableId(`resident ${town.seed} ${n}`),
      kind: 'resident',
      name: fresh(),
      login: null,
      phone: mobile(1000 + n),
    })
  if (posts.some(post => post.unit && !units.some(u => u.id === post.unit))) throw new RangeError('a post names no unit')
  return { people, posts }
}

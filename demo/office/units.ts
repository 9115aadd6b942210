import { stableId } from '../random.ts'
import type { Town } from '../town/types.ts'
import type { OfficeUnit, UnitKey } from './types.ts'

type Line = readonly [key: UnitKey, kind: OfficeUnit['kind'], name: string, nameEn: string]

const lines: readonly Line[] = [
  ['centre', 'street', '菱渡街道综合治理中心', 'Lingdu Governance Centre'],
  ['enforcement', 'street', '菱渡街道综合行政执法队', 'Lingdu Enforcement Team'],
  ['safety', 'street', '菱渡街道应急管理办公室', 'Lingdu Emergency Office'],
  ['roads', 'department', '南棹区市政养护所', 'Nanzhao Roads and Lighting'],
  ['sanitation', 'department', '南棹区环卫所', 'Nanzhao Street Cleaning'],
  ['greening', 'department', '南棹区绿化养护所', 'Nanzhao Parks and Trees'],
  ['river', 'department', '青棹江河道管理所', 'Qingzhao River Office'],
  ['police', 'department', '菱渡派出所', 'Lingdu Police Station'],
  ['traffic', 'department', '南棹交警三中队', 'Nanzhao Traffic Police, Squad 3'],
  ['fire', 'department', '菱渡消防救援站', 'Lingdu Fire Station'],
  ['market', 'department', '菱渡市场监管所', 'Lingdu Market Supervision'],
  ['housing', 'department', '南棹区住建所', 'Nanzhao Housing Office'],
  ['environment', 'department', '南棹区生态环境所', 'Nanzhao Environment Office'],
  ['water', 'utility', '云汀供水公司', 'Yunting Water'],
  ['power', 'utility', '云汀供电公司南棹所', 'Yunting Power, Nanzhao'],
  ['gas', 'utility', '云汀燃气公司', 'Yunting Gas'],
  ['cables', 'utility', '云汀通信管线公司', 'Yunting Cables'],
]

const companies: readonly (readonly [name: string, nameEn: string])[] = [
  ['棹安物业', 'Zhao’an Property'],
  ['菱邻物业', 'Linglin Property'],
  ['汀和物业', 'Tinghe Property'],
  ['桐荫物业', 'Tongyin Property'],
]

/** No area code begins with three zeros: these numbers ring nowhere. */
const phoneOf = (n: number) => `0000-8800${String(100 + n)}`
export const officePhone = phoneOf(0)

export interface Units {
  readonly units: OfficeUnit[]
  readonly unit: Record<UnitKey, string>
  readonly propertyOf: Map<string, string>
  readonly committeeOf: Map<string, string>
}

/** The street's own teams, the district's offices, the utilities, property companies and committees. */
export function makeUnits(town: Town): Units {
  const units: OfficeUnit[] = []
  const add = (key: string, kind: OfficeUnit['kind'], name: string, nameEn: string, parent: string | null) => {
    const id = stableId(`unit ${town.seed} ${key}`)
    units.push({ id, name, nameEn, kind, parent, phone: phoneOf(units.length + 1) })
    return id
  }
  const unit = {} as Record<UnitKey, string>
  for (const [key, kind, name, nameEn] of lines)
    unit[key] = add(key, kind, name, nameEn, kind === 'street' && key !== 'centre' ? unit.centre : null)
  const firms = companies.map(([name, nameEn]) => add(name, 'organisation', name, nameEn, null))
  const committeeOf = new Map<string, string>()
  const propertyOf = new Map<string, string>()
  const communities = town.places.filter(place => place.kind === 'community')
  communities.forEach((community, i) => {
    const name = `${community.name}居委会`
    committeeOf.set(community.id, add(community.code, 'community', name, `${community.nameEn} Committee`, unit.centre))
    propertyOf.set(community.id, firms[i % firms.length]!)
  })
  return { units, unit, propertyOf, committeeOf }
}

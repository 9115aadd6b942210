import { stableId } from '#demo/random'
import type { Town, TownBuilding } from '#demo/town/index'
import { labelPoint } from '#methods/placement/label-point'
import type { Tx } from '../store/db.ts'
import { json, moment, sql } from '../store/sql.ts'
import { lines, type Site, sites } from './service-lines.ts'

/** No area code begins with three zeros: these numbers ring nowhere. */
const phoneOf = (n: number) => `0000-8801${String(100 + n)}`

const middleOf = (building: TownBuilding): [number, number] => {
  const [lng, lat] = labelPoint(building.polygon) ?? building.polygon[0]![0]!
  return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]
}

/** The register of services: what the office and its neighbours offer, and a station in each community. */
function rowsOf(town: Town) {
  const standing = (use: string, nth: number) => {
    const found = town.buildings.filter(building => building.use === use)
    return found[nth % found.length]!
  }
  const placeOf = (building: TownBuilding) => ({ point: middleOf(building), address: building.name })
  const offered = lines.map((line, i) => {
    const { building, zh, en }: Site = sites[line.at]
    const { name, what, who, bring, takes, opens = 'office', at, ...rest } = line
    return {
      code: String(i + 1).padStart(3, '0'),
      name: name[0],
      nameEn: name[1],
      what: what[0],
      whatEn: what[1],
      ...(who && { who: who[0], whoEn: who[1] }),
      ...(bring && { bring: bring[0], bringEn: bring[1] }),
      provider: zh,
      providerEn: en,
      where: placeOf(standing(...building)),
      opens,
      phone: phoneOf(Object.keys(sites).indexOf(at)),
      ...(takes && { takes: { amount: takes[0], unit: takes[1] } }),
      ...rest,
    }
  })
  const grids = new Map(town.places.filter(place => place.kind === 'grid').map(grid => [grid.id, grid.parent]))
  const stations = town.places
    .filter(place => place.kind === 'community')
    .map((community, i) => {
      const building = town.buildings.find(one => one.use === 'public' && grids.get(one.grid) === community.id)
      return {
        code: `S${String(i + 1).padStart(2, '0')}`,
        name: `${community.name}服务站`,
        nameEn: `${community.nameEn} service station`,
        category: 'daily',
        what: '开证明前先问问要不要开；收材料、代办、借工具、约活动室。',
        whatEn: 'Ask before you fetch a certificate; papers taken in, errands run, tools lent, rooms booked.',
        provider: `${community.name}居委会`,
        providerEn: `${community.nameEn} Committee`,
        ...(building && { where: placeOf(building) }),
        opens: 'sixDays',
        hours: '08:30-12:00 13:30-17:30',
        phone: phoneOf(40 + i),
      }
    })
  return [...offered, ...stations]
}

export async function writeServices(tx: Tx, town: Town, since: number): Promise<void> {
  const rows = rowsOf(town).map(data => ({ key: data.code, id: stableId(`service ${town.seed} ${data.code}`), data }))
  await tx.run(sql`
    insert into register_rows (tenant_id, register, key, version, id, data, valid_from)
    select ${tx.tenant}, 'services.services', x.key, 1, x.id, x.data, ${moment(since)}::timestamptz
    from jsonb_to_recordset(${json(rows)}::jsonb) as x (key text, id uuid, data jsonb)`)
}

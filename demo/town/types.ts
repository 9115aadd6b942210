/** [longitude, latitude] in degrees. */
export type Point = [number, number]
/** GeoJSON polygon: outer ring counter-clockwise, then holes; first and last point equal. */
export type Rings = Point[][]

export type PlaceKind = 'street' | 'community' | 'grid'
export type BuildingUse = 'home' | 'shop' | 'office' | 'school' | 'health' | 'factory' | 'public'
export type RoadClass = 'arterial' | 'secondary' | 'lane' | 'path'
export type BlockUse = 'old' | 'village' | 'mature' | 'new' | 'centre' | 'industry' | 'school' | 'health' | 'park' | 'bank'
export type GreenKind = 'park' | 'bank' | 'pitch' | 'garden' | 'verge'
export type FacilityKind = 'lamp' | 'manhole' | 'bin' | 'bench' | 'hydrant' | 'charger' | 'board'

export interface TownPlace {
  id: string
  kind: PlaceKind
  /** 9 digits for the street, 12 for a community, 15 for a grid. */
  code: string
  name: string
  nameEn: string
  parent: string | null
  polygons: Rings[]
  households: number
}

export interface TownBuilding {
  id: string
  grid: string
  name: string
  /** Grid code and a four-digit number inside the grid. */
  code: string
  polygon: Rings
  floors: number
  use: BuildingUse
  /** Stairwells (单元); 0 where nobody lives. */
  units: number
  estate: string | null
}

export interface TownAddress {
  id: string
  building: string
  text: string
  unit: number
  room: string
}

export interface TownRoad {
  id: string
  name: string | null
  class: RoadClass
  line: Point[]
  /** Metres from kerb to kerb. */
  width: number
}

export interface TownArea<K extends string> {
  id: string
  name: string | null
  kind: K
  polygons: Rings[]
}

export interface TownBlock {
  id: string
  use: BlockUse
  polygon: Rings
}

export interface TownFacility {
  id: string
  kind: FacilityKind
  at: Point
  grid: string
  name: string
}

export interface Town {
  seed: number
  city: string
  cityEn: string
  district: string
  districtEn: string
  street: string
  streetEn: string
  centre: Point
  /** West, south, east, north of the street's border. Roads and water run on a little beyond it. */
  bounds: [number, number, number, number]
  places: TownPlace[]
  buildings: TownBuilding[]
  addresses: TownAddress[]
  roads: TownRoad[]
  water: TownArea<'river' | 'canal' | 'pond'>[]
  greens: TownArea<GreenKind>[]
  blocks: TownBlock[]
  facilities: TownFacility[]
}

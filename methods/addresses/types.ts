/** The parts of an address from the widest to the finest; the order in which they are written. */
export const partNames = [
  'province',
  'city',
  'district',
  'street',
  'community',
  'group',
  'road',
  'lane',
  'number',
  'estate',
  'zone',
  'building',
  'unit',
  'floor',
  'room',
] as const

/**
 * 省 市 区县 街道乡镇 社区村 组 | 路 弄巷 号 | 小区 区期 幢 单元 层 室. `number`, `building`, `unit`, `floor` and `room` are held
 * without their word and with Arabic digits ("3", "12附1", "1-3", "A2"); the others as whole names ("2期", "1038弄").
 */
export type PartName = (typeof partNames)[number]
export type AddressParts = { readonly [name in PartName]?: string }

export type Region = Pick<AddressParts, 'province' | 'city' | 'district'>

/**
 * What a reader should ask about:
 * `shorthand` 3-2-501, told apart by its place only · `no-word` a number without 号, 幢, 室 · `guessed-estate` a name without a
 * word such as 小区 · `several` more than one (1-3号) · `below-ground` -1 · `floor-and-room` 3层501室 · `twice` a second, other
 * value, now in `rest` · `beside` something near it was named (旁, 对面), which is in `remark` · `second-address` · `rest`
 */
export type Why =
  | 'shorthand'
  | 'no-word'
  | 'guessed-estate'
  | 'several'
  | 'below-ground'
  | 'floor-and-room'
  | 'twice'
  | 'beside'
  | 'second-address'
  | 'rest'

export interface Unclear {
  readonly part: PartName | 'remark' | 'rest'
  readonly why: Why
}

export interface Address {
  /** As it was given. */
  readonly given: string
  readonly parts: AddressParts
  /** Province, city and district; what was not said is the office's own. */
  readonly region: Region
  /** Written in one way, with the words of the office; '' when there are no parts. */
  readonly text: string
  /**
   * Equal for two ways of writing one address. '' when the words name none: nothing was read, or only something near by.
   * Street and community are left out where a road with number or an estate tells more; what was not understood is in it.
   */
  readonly key: string
  /** Landmarks, what stood in brackets, 门口: of use to whoever goes there, never an address. */
  readonly remark: string
  /** The words up to what it lies beside, to be read as an address of its own: 人民路12号 of 人民路12号对面. Else ''. */
  readonly near: string
  /** What could not be read; nothing is dropped. */
  readonly rest: string
  /** Parts that name more than one: 1-3号, 2、5幢. */
  readonly several: readonly PartName[]
  readonly unclear: readonly Unclear[]
  /** `clear`: nothing to ask. `doubtful`: see `unclear`. `none`: no part was found. */
  readonly confidence: 'clear' | 'doubtful' | 'none'
}

/** A word by which a city calls a part, and the other words for it: `{ 栋: ['幢', '座', '号楼'] }`. */
export type Synonyms = Readonly<Record<string, readonly string[]>>

export interface ReaderOptions {
  /** The office's own words; they come before the usual ones (`usualWords`). */
  readonly words?: Synonyms
  /** Other names of roads, estates, communities …: `{ 机床厂宿舍: ['一机宿舍'] }`. */
  readonly names?: Synonyms
  /** Where the office lies. An address that says nothing else is taken to lie here when keys are compared. */
  readonly home?: Region
  /** Finer parts are left out of parts, text and key: `building` for an index of buildings. */
  readonly finest?: PartName
}

export type ReadAddress = (text: string) => Address

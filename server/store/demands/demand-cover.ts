import type { Coverage } from '#contract/demands'
import { translate } from '#kernel/engine/translate'
import type { FieldData, Programme } from '#kernel/index'
import { fitOf } from '#methods/form-layout/index'
import { isRowNumber, plainHeading } from '#methods/sheet-columns/index'
import { likeness, sameMeaning } from '#methods/sheet-columns/names'
import { english } from '#programmes/words'
import { candidatesOf } from '../reports/report-candidates.ts'

type Held = NonNullable<Coverage['columns'][number]['held']>
interface Known extends Omit<Held, 'how'> {
  /** Under which headings people know it, plain; its own title first. */
  readonly names: readonly string[]
}

/** What the office knows of every row it hands in, whoever asks. */
const ofOffice = [
  '社区',
  '社区名称',
  '所属社区',
  '所在社区',
  '网格',
  '网格名称',
  '所属网格',
  '街道',
  '街道名称',
  '所属街道',
  '填报单位',
  '填报日期',
  '填表日期',
  '填报人',
]

const untold: readonly FieldData['kind'][] = ['photos', 'checks', 'rows']

type Titled = Readonly<Record<string, FieldData>>

function ofFields(fields: Titled, said: Titled | undefined, at: Pick<Known, 'what' | 'of' | 'in'>): Known[] {
  return Object.entries(fields)
    .filter(([, field]) => !untold.includes(field.kind))
    .map(([key, { title, aka = [], personal }]) => ({
      ...at,
      title: said?.[key]?.title ?? title,
      personal: personal !== undefined,
      names: [title, ...aka].map(plainHeading),
    }))
}

/** Everything the office holds that a column may ask for: columns and figures of registers, indicators, what cases say. */
function everything(programmes: readonly Programme[], said: readonly Programme[]): Known[] {
  const each = programmes.map((programme, n) => {
    const words = said[n] ?? programme
    const registers = Object.entries(programme.registers).flatMap(([register, def]) => {
      const at = { of: `${programme.id}.${register}`, in: words.registers[register]?.title ?? def.title }
      const own = words.registers[register]
      const figures = Object.entries(def.ledger?.figures ?? {}).map(
        ([key, { title }]): Known => ({
          ...at,
          what: 'figure',
          title: own?.ledger?.figures[key]?.title ?? title,
          personal: false,
          names: [plainHeading(title)],
        }),
      )
      // A register of rules describes the office’s own work; what departments ask for is kept in ledgers.
      return def.ledger ? [...ofFields(def.columns, own?.columns, { ...at, what: 'column' }), ...figures] : []
    })
    const indicators = Object.entries(programme.indicators).map(
      ([key, { title }]): Known => ({
        what: 'indicator',
        of: `${programme.id}.${key}`,
        in: words.title,
        title: words.indicators[key]?.title ?? title,
        personal: false,
        names: [plainHeading(title)],
      }),
    )
    const cases = Object.entries(programme.cases).flatMap(([type, def]) =>
      def.confidential
        ? []
        : ofFields(def.form, words.cases[type]?.form, { what: 'case', of: type, in: words.cases[type]?.title ?? def.title }),
    )
    return [registers, indicators, cases]
  })
  // What people keep in registers is what departments mean; what a report says comes last.
  return [0, 1, 2].flatMap(n => each.flatMap(parts => parts[n] ?? []))
}

type Lang = 'zh' | 'en'
const known = { zh: new WeakMap<readonly Programme[], Known[]>(), en: new WeakMap<readonly Programme[], Known[]>() }
/** What the office holds, with titles in the reader’s language; people’s headings are Chinese in either. */
function knownIn(programmes: readonly Programme[], lang: Lang): readonly Known[] {
  let found = known[lang].get(programmes)
  if (!found) {
    found = everything(programmes, lang === 'zh' ? programmes : programmes.map(one => translate(one, english)))
    known[lang].set(programmes, found)
  }
  return found
}
const officeWords = { zh: '本单位', en: 'this office' } as const
const alike = 0.75

function findHeld(title: string, all: readonly Known[], office: string): Held | null {
  const plain = plainHeading(title)
  if (plain === '') return null
  if (ofOffice.includes(plain) || isRowNumber({ path: [title] }))
    return { what: 'office', of: '', in: office, title, how: 'same', personal: false }
  const as = ({ names: _, ...held }: Known, how: Held['how']): Held => ({ ...held, how })
  const same = all.find(one => one.names[0] === plain) ?? all.find(one => one.names.includes(plain))
  if (same) return as(same, 'same')
  const synonym = all.find(one => one.names.some(name => sameMeaning(plain, name)))
  if (synonym) return as(synonym, 'synonym')
  let best: { one: Known; score: number } | null = null
  for (const one of all)
    for (const name of one.names) {
      const score = plain.length < 3 || name.length < 3 ? 0 : likeness(plain, name)
      if (score >= alike && score > (best?.score ?? 0)) best = { one, score }
    }
  if (best) return as(best.one, 'alike')
  // 小区概况 户数: the band above says of what, the words below say what; 户数 alone is held under its own name.
  const parts = title.trim().split(/\s+/)
  return parts.length > 1 ? findHeld(parts.at(-1)!, all, office) : null
}

/** As sure as a person would be who reads the two side by side. */
const fits = 0.65

/** What a report would be filled with under this heading: 受理数, 办结数, 小区数 are counted, and nobody types them. */
function findCounted(title: string, programmes: readonly Programme[], all: readonly Known[]): Held | null {
  const slot = { rowLabels: [], columnLabels: title.trim().split(/\s+/), section: '' }
  const [best] = candidatesOf(programmes)
    .map(({ source, names }) => ({ source, score: fitOf(slot, names) }))
    .filter(one => one.score >= fits)
    .sort((a, b) => b.score - a.score)
  const source = best?.source
  const held = (what: Held['what'], of: string): Held | null => {
    const known = all.find(one => one.what === what && one.of === of) ?? all.find(one => one.of === of)
    return known
      ? { what, of, in: known.in, title: what === 'indicator' ? known.title : title, how: 'alike', personal: false }
      : null
  }
  if (source?.kind === 'register') return held(source.of === 'figure' ? 'figure' : 'column', source.register)
  if (source?.kind === 'cases') return held('case', source.type)
  return source?.kind === 'indicator' ? held('indicator', `${source.programme}.${source.key}`) : null
}

export interface AskedColumn {
  readonly title: string
  readonly typed: boolean
}

/**
 * What share of the columns somebody asks for the office holds already, and where. A title counts as held when it says the
 * same as a column, figure or indicator, is known to mean the same, or is nearly the same words; a person may say
 * otherwise of each.
 */
export function coverageOf(
  programmes: readonly Programme[],
  columns: readonly AskedColumn[],
  lang: Lang,
): Omit<Coverage, 'overlaps'> {
  const all = knownIn(programmes, lang)
  const found = columns.map(({ title, typed }) => ({
    title,
    typed,
    held: typed ? null : (findHeld(title, all, officeWords[lang]) ?? findCounted(title, programmes, all)),
  }))
  const personal = found.filter(one => one.held?.personal).length
  const held = found.filter(one => one.held && !one.held.personal).length
  return { columns: found, held, typed: found.length - held - personal, personal }
}

/** The titles that two tables both ask for. */
export function sharedColumns(one: readonly AskedColumn[], other: readonly AskedColumn[]): string[] {
  const there = new Set(other.map(column => plainHeading(column.title)))
  return one
    .map(column => column.title)
    .filter(title => there.has(plainHeading(title)) && !isRowNumber({ path: [title] }) && !ofOffice.includes(plainHeading(title)))
}

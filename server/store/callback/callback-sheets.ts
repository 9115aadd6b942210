import type { PhoneList, RateRow, RatesView } from '#contract/callback'
import { momentWords } from '#kernel/engine/words/phrase'
import type { Cell, SheetColumn } from '../../ports/sheet.ts'
import { callbackWords } from '../../words/callback.ts'
import type { Snapshot } from '../directory.ts'

type Lang = 'zh' | 'en'
export interface Sheet {
  readonly title: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

const named = (snapshot: Snapshot, lang: Lang) => (id: string | null) => {
  const found = id === null ? undefined : (snapshot.units.get(id) ?? snapshot.places.get(id))
  const en = (found as { nameEn?: string | null } | undefined)?.nameEn
  return found ? (lang === 'en' && en) || found.name : null
}
const columnsOf = (titles: readonly string[]) => titles.map(title => ({ title, width: Math.max(10, title.length * 2 + 4) }))

/** The phone list with empty cells for what is heard. */
export function phoneSheet(list: PhoneList, snapshot: Snapshot, lang: Lang): Sheet {
  const w = callbackWords[lang]
  const name = named(snapshot, lang)
  const when = (at: number | null) => (at === null ? null : momentWords(at, lang))
  return {
    title: w.list,
    columns: columnsOf(w.listColumns),
    rows: list.rows.map(row => [
      row.number,
      row.title,
      row.address,
      name(row.community),
      name(row.unit),
      row.result,
      row.reporter,
      row.phone,
      when(row.dueAt),
      row.tries.length,
      null,
      null,
      null,
    ]),
  }
}

/** The figures with their denominators; shares in percent, two digits. */
export function ratesSheet(view: RatesView, snapshot: Snapshot, lang: Lang): Sheet {
  const w = callbackWords[lang]
  const name = named(snapshot, lang)
  const percent = (share: number) => Math.round(share * 10_000) / 100
  const few = w.few.replace('{n}', String(view.fewest))
  const rate = (one: RateRow['response']): Cell[] =>
    one ? [percent(one.value), Math.round(one.points * 100) / 100, one.of] : [few, null, null]
  const line = (row: RateRow, title: string): Cell[] => [
    title,
    w[row.part],
    row.entered,
    row.drawn,
    row.answered ?? few,
    row.byPhone ?? few,
    row.unreached,
    row.lapsed,
    row.excluded,
    ...rate(row.response),
    ...rate(row.solved),
    ...rate(row.satisfied),
    ...(row.score ? [percent(row.score.value), percent(row.score.low), percent(row.score.high)] : [few, null, null]),
    row.grade,
    w.volumes[row.volume],
    row.mark && Math.round(row.mark.mean * 100) / 100,
    row.mark?.of ?? null,
  ]
  return {
    title: w.rates,
    columns: columnsOf(w.ratesColumns),
    rows: [line(view.whole, w.whole), ...view.rows.map(row => line(row, name(row.key) ?? w.none))],
  }
}

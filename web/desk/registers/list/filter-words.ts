import type { EntryFilter } from '#contract/entries'
import { useLanguage } from '../../../shell/preferences.ts'
import { sayList } from '../../../shell/say-list.ts'
import { useNames } from '../../data/names.ts'
import type { Asked } from '../data/asked.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'

/** One condition in words: 建成年份 至少 2000. */
export function useSayFilter(ledger: LedgerSeen): (filter: EntryFilter) => string {
  const t = useRegText()
  const language = useLanguage()
  const names = useNames()
  return ({ column, op, value }) => {
    const field = ledger.def.columns[column]
    const title = field?.title ?? column
    const one = (said: unknown) => {
      if (typeof said === 'boolean') return t(said ? 'reg.yes' : 'reg.no')
      const text = String(said)
      return field?.options?.[text] ?? (names(text) || text)
    }
    if (op === 'filled' || op === 'empty') return t(`reg.op.${op}`, { title })
    const words = Array.isArray(value) ? sayList(value.map(one), language) : one(value)
    return t(`reg.op.${op}`, { title, value: words })
  }
}

/** Everything that narrows a list, in words. */
export function useFilterWords(ledger: LedgerSeen): (asked: Asked) => readonly string[] {
  const names = useNames()
  const say = useSayFilter(ledger)
  return ({ q, community, grid, where }) =>
    [q ?? '', names(community), names(grid), ...where.map(say)].filter(word => word !== '')
}

import type { EntryDetail, EntryRow } from '#contract/entries'
import { sayAmount } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { useProgrammes } from '../../data/office.ts'
import { agedBy, freshnessOf, toneOf } from '../data/fresh.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'

/** How fresh an entry is, in a word. */
export function FreshChip({ row }: { row: Pick<EntryRow, 'freshUntil' | 'archivedAt'> }) {
  const t = useRegText()
  const now = useNow()
  return (
    <StateChip tone={toneOf(row, now)}>
      {t(row.archivedAt === null ? `reg.fresh.${freshnessOf(row, now)}` : 'reg.archived')}
    </StateChip>
  )
}

/** Who looked when, and until when that holds. */
export function useFreshLine(): (entry: Pick<EntryDetail, 'confirmedAt' | 'confirmedBy' | 'freshUntil'>) => string {
  const t = useRegText()
  const language = useLanguage()
  const now = useNow()
  return ({ confirmedAt, confirmedBy, freshUntil }) => {
    const ago = sayAmount(agedBy(now - confirmedAt), language)
    const looked = confirmedBy ? t('reg.fresh.by', { ago, who: confirmedBy }) : t('reg.fresh.looked', { ago })
    const span = sayAmount(agedBy(freshUntil - now), language)
    return t(freshUntil > now ? 'reg.fresh.left' : 'reg.fresh.over', { looked, span })
  }
}

/** The role that keeps the entries of a register fresh, by name. */
export function useKeeperName(ledger: LedgerSeen): string {
  const { data } = useProgrammes()
  const { keeper } = ledger.def.ledger
  const roles = [...(data?.roles ?? []), ...(data?.programmes.flatMap(one => one.roles) ?? [])]
  return roles.find(role => role.id === keeper)?.title ?? keeper
}

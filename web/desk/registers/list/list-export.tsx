import { Menu } from '../../../overlay/menu.tsx'
import { address } from '../../../shell/api.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { type Asked, addressOf, asQuery } from '../data/asked.ts'
import { pathOf } from '../data/calls.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'

/** The list as it is narrowed: as a workbook, or on paper. */
export function ListExport({ ledger, asked }: { ledger: LedgerSeen; asked: Asked }) {
  const t = useRegText()
  const lang = useLanguage()
  return (
    <Menu
      className="ui-button ui-button-quiet ui-button-small"
      face={`${t('reg.export')} ▾`}
      label={t('reg.export.ways')}
      items={[
        {
          key: 'excel',
          label: t('reg.export.excel'),
          hint: t('reg.export.excel.hint'),
          href: address(`${pathOf(ledger.name)}/export.xlsx`, { ...asQuery(asked), lang }),
        },
        {
          key: 'print',
          label: t('reg.export.print'),
          href: `/desk/registers${addressOf(`/${ledger.name}/print`, asked)}`,
        },
      ]}
    />
  )
}

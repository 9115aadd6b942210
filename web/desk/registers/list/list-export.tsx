import { lazy, Suspense, useState } from 'react'
import { Menu } from '../../../overlay/menu.tsx'
import { address } from '../../../shell/api.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { usePersonalText } from '../../personal/text.ts'
import { type Asked, addressOf, asQuery } from '../data/asked.ts'
import { pathOf } from '../data/calls.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useMayEdit } from '../data/may-edit.ts'
import { useRegText } from '../text.ts'

const ExportDialog = lazy(() => import('../../personal/export-dialog.tsx'))

/** The list as it is narrowed: as a workbook, or on paper. */
export function ListExport({ ledger, asked }: { ledger: LedgerSeen; asked: Asked }) {
  const t = useRegText()
  const lang = useLanguage()
  const p = usePersonalText()
  const mayEdit = useMayEdit(ledger)
  const [asking, setAsking] = useState(false)
  const sheet = address(`${pathOf(ledger.name)}/export.xlsx`, { ...asQuery(asked), lang })
  const persons = mayEdit && Object.values(ledger.def.columns).some(column => column.personal)
  return (
    <>
      <Menu
        className="ui-button ui-button-quiet ui-button-small"
        face={`${t('reg.export')} ▾`}
        label={t('reg.export.ways')}
        items={[
          {
            key: 'excel',
            label: t('reg.export.excel'),
            hint: t('reg.export.excel.hint'),
            href: sheet,
          },
          ...(persons ? [{ key: 'persons', label: p('pd.export'), hint: p('pd.export.hint'), run: () => setAsking(true) }] : []),
          {
            key: 'print',
            label: t('reg.export.print'),
            href: `/desk/registers${addressOf(`/${ledger.name}/print`, asked)}`,
          },
        ]}
      />
      {asking && (
        <Suspense>
          <ExportDialog href={sheet} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  )
}

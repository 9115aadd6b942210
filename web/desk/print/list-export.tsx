import { lazy, Suspense, useState } from 'react'
import { Menu } from '../../overlay/menu.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { asQuery, type Filter, writeFilter } from '../data/filter.ts'
import { useKind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { useBarText } from '../frame/text.ts'
import { usePersonalText } from '../personal/text.ts'
import './print.css'

const ExportDialog = lazy(() => import('../personal/export-dialog.tsx'))

/** The address of the list as a workbook, with the filter on the screen. */
export function sheetAddress(filter: Filter, type: string, lang: string): string {
  const params = new URLSearchParams({ lang })
  for (const [key, value] of Object.entries(asQuery(filter, type))) if (value !== undefined) params.set(key, String(value))
  return `/api/cases/export.xlsx?${params}`
}

/** Behind one button of a list: on paper, or as a sheet. */
export function ListExport({ filter, type }: { filter: Filter; type: string | undefined }) {
  const b = useBarText()
  const lang = useLanguage()
  const p = usePersonalText()
  const { posts } = useSignedIn()
  const kind = useKind(type)
  const [asking, setAsking] = useState(false)
  if (type === undefined) return null
  const mayReveal = kind?.def.reveal.some(role => posts.some(post => post.role === role)) === true
  return (
    <>
      <Menu
        className="ui-button ui-button-quiet ui-button-small"
        face={`${b('bar.export')} ▾`}
        label={b('bar.export.more')}
        items={[
          { key: 'print', label: b('bar.export.print'), href: `/desk/print?${writeFilter(filter)}` },
          {
            key: 'excel',
            label: b('bar.export.excel'),
            hint: b('bar.export.excel.hint'),
            href: sheetAddress(filter, type, lang),
          },
          ...(mayReveal
            ? [{ key: 'persons', label: p('pd.export'), hint: p('pd.export.hint'), run: () => setAsking(true) }]
            : []),
        ]}
      />
      {asking && (
        <Suspense>
          <ExportDialog href={sheetAddress(filter, type, lang)} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  )
}

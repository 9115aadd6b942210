import { Menu } from '../../overlay/menu.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { asQuery, type Filter, writeFilter } from '../data/filter.ts'
import { useBarText } from '../frame/text.ts'
import './print.css'

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
  if (type === undefined) return null
  return (
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
      ]}
    />
  )
}

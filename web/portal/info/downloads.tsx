import type { DataSet } from '#contract/open-data'
import { useText } from './text.ts'

const names = { csv: 'CSV', geojson: 'GeoJSON' } as const

export function Downloads({ set }: { set: DataSet }) {
  const t = useText()
  return (
    <p className="ui-row">
      {set.formats.map(format => (
        <a
          key={format}
          className="ui-button ui-button-plain ui-button-small"
          href={`/api/public/data/${set.id}.${format}`}
          aria-label={`${t('info.set.download', { format: names[format] })}: ${set.title}`}
          download
        >
          {t('info.set.download', { format: names[format] })}
        </a>
      ))}
      {set.rows !== null && <span className="ui-soft">{t('info.set.rows', { count: set.rows })}</span>}
    </p>
  )
}

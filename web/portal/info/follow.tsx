import { useLanguage } from '../../shell/preferences.ts'
import { type InfoFilter, writeFilter } from './filter.ts'
import { useText } from './text.ts'

const formats = [
  ['atom', 'Atom'],
  ['rss', 'RSS'],
  ['json', 'JSON'],
] as const

/** Feeds of what the list is narrowed to. */
export function Follow({ filter }: { filter: InfoFilter }) {
  const t = useText()
  const language = useLanguage()
  const { q, class: one, unit, community } = filter
  const query = new URLSearchParams(writeFilter({ q, class: one, unit, community }))
  if (language === 'en') query.set('lang', 'en')
  const tail = query.toString()
  return (
    <section aria-label={t('info.follow')}>
      <h2>{t('info.follow')}</h2>
      <p className="ui-soft">{t('info.follow.how')}</p>
      <p className="ui-row">
        {formats.map(([format, name]) => (
          <a key={format} href={`/info/feed.${format}${tail ? `?${tail}` : ''}`}>
            {name}
          </a>
        ))}
      </p>
    </section>
  )
}

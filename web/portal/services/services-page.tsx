import { useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useNow } from '../../shell/use-now.ts'
import { CallOffice } from '../call-office.tsx'
import { useText as usePortalText } from '../text.ts'
import { type Services, useServices } from './data.ts'
import { OpenChip, sayOpen } from './open-chip.tsx'
import { useText } from './text.ts'
import './services.css'

/** Everything one can have done, found by a few words, a category, or what is open now. */
export default function ServicesPage() {
  const t = useText()
  const portal = usePortalText()
  const { data, error, loading, reload } = useServices()
  return (
    <Page
      title={t('services.title')}
      lead={t('services.lead')}
      back={{ to: '/', label: portal('portal.back.home') }}
      width="wide"
    >
      {data ? (
        <Found {...data} />
      ) : error !== undefined && !loading ? (
        <ErrorNote error={error} retry={reload} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

function Found({ services, categories, calendar }: Services) {
  const t = useText()
  const now = useNow()
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const [words, setWords] = useState(search.get('q') ?? '')
  const [openOnly, setOpenOnly] = useState(false)
  const category = search.get('category') ?? undefined
  const asked = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const shown = services.filter(
    one =>
      (!category || one.category === category) &&
      asked.every(word => one.words.includes(word)) &&
      (!openOnly || sayOpen(one, calendar, now, t).open),
  )
  return (
    <div className="p-services">
      <div className="p-services-asked">
        <TextField
          label={t('services.search')}
          hint={t('services.search.hint')}
          value={words}
          maxLength={40}
          onChange={setWords}
        />
        <Select
          label={t('services.category')}
          value={category}
          onChange={value => go(value ? `/services?category=${value}` : '/services', { replace: true })}
          empty={t('services.category.all')}
          options={Object.entries(categories).map(([value, label]) => ({ value, label }))}
        />
        <div>
          <Checkbox checked={openOnly} onChange={setOpenOnly}>
            {t('services.now')}
          </Checkbox>
        </div>
      </div>
      <p role="status">{t('services.count', { count: shown.length })}</p>
      {shown.length === 0 && (
        <div className="ui-stack">
          <p>{t(services.length === 0 ? 'services.empty' : 'services.none')}</p>
          <CallOffice />
        </div>
      )}
      <ul className="p-service-list">
        {shown.map(one => (
          <li key={one.code}>
            <Link href={`/services/${encodeURIComponent(one.code)}`}>
              <strong>{one.name}</strong>
              <span>{one.provider}</span>
              <OpenChip opening={one} calendar={calendar} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

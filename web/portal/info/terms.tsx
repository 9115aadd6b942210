import type { DataSets } from '#contract/open-data'
import { Facts } from '../../shell/ui/facts.tsx'
import { useText } from './text.ts'

/** On which terms, whom to ask, and how programs get it. */
export function Terms({ sets }: { sets: DataSets }) {
  const t = useText()
  return (
    <>
      <Facts
        facts={[
          [t('info.sets.licence'), sets.licence],
          [t('info.sets.contact'), sets.contact && <a href={`tel:${sets.contact.replace(/[^\d+]/g, '')}`}>{sets.contact}</a>],
          [
            'API',
            <a key="api" href="/api/docs">
              {t('info.sets.api')}
            </a>,
          ],
        ]}
      />
      <p className="ui-soft">{t('info.sets.formula')}</p>
    </>
  )
}

import { useState } from 'react'
import type { Consent } from '#contract/personal'
import { address } from '../../shell/api.ts'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useConsents } from './data.ts'
import { HowDialog } from './how-dialog.tsx'
import { usePersonalText } from './text.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'
import './personal.css'

/** What was agreed to in one case or entry, by the address of its consents. */
export function Consents({ path, version }: { path: string; version: number }) {
  const t = usePersonalText()
  const language = useLanguage()
  const now = useNow()
  const { data } = useConsents(path, version)
  const [withdrawing, setWithdrawing] = useState<{ field: string; title: string }>()
  const [telling, setTelling] = useState<Consent>()
  if (!data || (data.rows.length === 0 && data.may.length === 0)) return null
  const when = (at: number) => sayMoment(at, now, language)
  const standing = (one: Consent) => one.endedAt === null && data.may.some(field => field.field === one.field)
  // Written before consents were kept: it may be withdrawn all the same.
  const bare = data.may.filter(field => !data.rows.some(one => one.field === field.field && one.endedAt === null))
  return (
    <Panel title={t('pd.consents')}>
      <ul className="personal-list">
        {data.rows.map(one => (
          <li key={one.id}>
            <b>{one.title}</b>{' '}
            {t('pd.consent.given', { when: when(one.givenAt), how: t(`pd.how.${one.obtained}`), purpose: one.purpose })}{' '}
            <small className="ui-soft">
              {one.endedAt !== null && one.endedHow
                ? t(`pd.consent.${one.endedHow}`, { when: when(one.endedAt) })
                : t('pd.consent.wording', { wording: one.wording })}
            </small>
            {one.paper !== null && one.endedAt === null && standing(one) && (
              <a href={address(`/files/${one.paper}`)} target="_blank" rel="noreferrer">
                {t('pd.how.see')}
              </a>
            )}
            {standing(one) && (
              <span className="ui-row ui-no-print">
                <Button size="small" look="quiet" onPress={() => setTelling(one)}>
                  {t('pd.how')}
                </Button>
                <Button size="small" look="quiet" onPress={() => setWithdrawing(one)}>
                  {t('pd.withdraw')}
                </Button>
              </span>
            )}
          </li>
        ))}
        {bare.map(one => (
          <li key={one.field}>
            <b>{one.title}</b>{' '}
            <Button size="small" look="quiet" onPress={() => setWithdrawing(one)}>
              {t('pd.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      {withdrawing && <WithdrawDialog path={path} field={withdrawing} onClose={() => setWithdrawing(undefined)} />}
      {telling && <HowDialog consent={telling} onClose={() => setTelling(undefined)} />}
    </Panel>
  )
}

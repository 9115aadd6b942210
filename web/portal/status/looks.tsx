import { Link } from 'wouter'
import type { PublicCase } from '#contract/cases'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Panel } from '../../shell/ui/page.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useText } from '../text.ts'

type Looked = NonNullable<PublicCase['mine']>['looks']

/** Who looked at the reporter's name and phone: nobody looks without it standing here. */
export function Looks({ looks, to }: { looks: Looked; to: string }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  return (
    <Panel title={t('portal.status.looks')}>
      {looks.length === 0 ? (
        <p className="ui-soft">{t('portal.status.looks.none')}</p>
      ) : (
        <ul>
          {looks.map(({ at, who, reason }) => (
            <li key={`${at} ${who}`}>
              {t('portal.status.looks.one', { when: sayMoment(at, now, language), who, reason: reason ?? '' })}
            </li>
          ))}
        </ul>
      )}
      <p className="ui-no-print">
        <Link href={to}>{t('portal.status.mydata')}</Link>
      </p>
    </Panel>
  )
}

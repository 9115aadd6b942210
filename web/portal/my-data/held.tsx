import type { MyData } from '#contract/personal'
import { sayKept, sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { sayList } from '../../shell/say-list.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { useNow } from '../../shell/use-now.ts'
import { usePortal } from '../data/office.ts'
import { useMyText } from './text.ts'

type Item = MyData['items'][number]

/** What is held, what was agreed to, what is gone, and who looked. */
export function Held({ data, withdraw }: { data: MyData; withdraw: (field: string) => void }) {
  const t = useMyText()
  const language = useLanguage()
  const now = useNow()
  const when = (at: number) => sayMoment(at, now, language)
  return (
    <>
      <Panel title={t('my.held')}>
        {data.items.length === 0 && <p className="ui-soft">{t('my.held.none')}</p>}
        {data.items.map(item => (
          <HeldItem key={item.field} item={item} withdraw={withdraw} />
        ))}
      </Panel>
      {data.consents.length > 0 && (
        <Panel title={t('my.consents')}>
          <Consents consents={data.consents} />
        </Panel>
      )}
      {data.erased.length > 0 && (
        <Panel title={t('my.erased')}>
          <ul className="p-my-list">
            {data.erased.map(one => (
              <li key={one.at}>{t('my.erased.one', { when: when(one.at), titles: sayList(one.titles, language) })}</li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('my.looks')}>
        <Looks looks={data.looks} />
      </Panel>
      {data.answers.length > 0 && (
        <Panel title={t('my.rest')}>
          <Facts facts={data.answers.map(({ title, value }) => [title, value])} />
        </Panel>
      )}
    </>
  )
}

/** What was agreed to, in which words, and what ended. */
export function Consents({ consents }: { consents: MyData['consents'] }) {
  const t = useMyText()
  const language = useLanguage()
  const now = useNow()
  const when = (at: number) => sayMoment(at, now, language)
  return (
    <ul className="p-my-list">
      {consents.map(one => (
        <li key={one.id}>
          <b>{one.title}</b>{' '}
          {t('my.consent.given', { when: when(one.givenAt), purpose: one.purpose, how: t(`my.how.${one.obtained}`) })}
          {one.endedAt !== null && one.endedHow && (
            <span className="ui-soft"> {t(`my.consent.ended.${one.endedHow}`, { when: when(one.endedAt) })}</span>
          )}{' '}
          <small className="ui-soft">{t('my.consent.version', { wording: one.wording })}</small>
        </li>
      ))}
    </ul>
  )
}

/** Who lifted the mask, when and why: by role, never by name. */
export function Looks({ looks }: { looks: MyData['looks'] }) {
  const t = useMyText()
  const language = useLanguage()
  const now = useNow()
  const { roles } = usePortal()
  const who = (held: readonly string[]) => {
    const titles = held.flatMap(id => roles[id] ?? [])
    return titles.length > 0 ? sayList(titles, language) : t('my.looks.someone')
  }
  if (looks.length === 0) return <p className="ui-soft">{t('my.looks.none')}</p>
  return (
    <ul className="p-my-list">
      {looks.map(one => (
        <li key={one.at}>
          {t('my.looks.one', { when: sayMoment(one.at, now, language), who: who(one.roles), reason: one.reason ?? '' })}
        </li>
      ))}
    </ul>
  )
}

export function HeldItem({ item, withdraw }: { item: Item; withdraw?: (field: string) => void }) {
  const t = useMyText()
  const language = useLanguage()
  const now = useNow()
  const until =
    item.until !== null
      ? t('my.until.day', { when: sayMoment(item.until, now, language) })
      : item.keep.amount === 0
        ? t('my.until.end')
        : t('my.until.after', { keep: sayKept(item.keep, language) })
  return (
    <div className="p-my-item ui-stack">
      <div>
        <span className="ui-soft">{item.title}</span>
        <div className="p-my-value">{item.value}</div>
      </div>
      <Facts
        facts={[
          [t('my.purpose'), item.purpose],
          [t('my.basis'), t(`my.basis.${item.basis}`)],
          [t('my.until'), until],
        ]}
      />
      {item.sensitive && <p className="ui-soft">{t('my.sensitive')}</p>}
      {item.mayWithdraw && withdraw && (
        <p className="ui-row ui-no-print">
          <Button size="small" look="danger" confirm={t('my.withdraw.sure')} onPress={() => withdraw(item.field)}>
            {t('my.withdraw')}
          </Button>
        </p>
      )}
    </div>
  )
}

import { sayExactly } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { sayList } from '../../shell/say-list.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useRoles } from '../admin/data.ts'
import { useCopy } from './data.ts'
import { saveJson } from './save-json.ts'
import { usePersonalText } from './text.ts'
import './personal.css'

/** The copy of what is held of somebody, for handing over at the counter. */
export default function CopyPage({ id }: { id: string }) {
  const t = usePersonalText()
  const language = useLanguage()
  const roles = useRoles()
  const { data, error } = useCopy(id)
  const when = (at: number) => sayExactly(at, language)
  const who = (held: readonly string[]) =>
    sayList(
      held.flatMap(one => roles.find(role => role.id === one)?.title ?? []),
      language,
    ) || t('pd.copy.someone')
  if (!data) return <Page title={t('pd.copy.title')}>{error ? <ErrorNote error={error} /> : <Skeleton lines={8} />}</Page>
  const { office, title, number, at } = data
  return (
    <Page title={t('pd.copy.title')} lead={t('pd.copy.of', { office, title, number, at: when(at) })}>
      <div className="ui-stack">
        <Panel title={t('pd.copy.held')}>
          {data.items.length === 0 && <p>{t('pd.copy.none')}</p>}
          <Facts
            facts={data.items.map(item => [
              item.title,
              <span key={item.field}>
                {item.value}
                <br />
                <small className="ui-soft">
                  {t('pd.copy.purpose', { purpose: item.purpose, basis: t(`pd.basis.${item.basis}`) })}
                </small>
              </span>,
            ])}
          />
        </Panel>
        <Panel title={t('pd.copy.rest')}>
          <Facts facts={data.answers.map(one => [one.title, one.value])} />
        </Panel>
        <Panel title={t('pd.copy.looks')}>
          <ul>
            {data.looks.map(one => (
              <li key={one.at}>{t('pd.copy.look', { when: when(one.at), who: who(one.roles), reason: one.reason ?? '' })}</li>
            ))}
          </ul>
        </Panel>
        <div className="ui-row ui-no-print">
          <Button onPress={() => saveJson(data, `my-data-${number}.json`)}>{t('pd.download')}</Button>
          <Button onPress={() => print()}>{t('pd.print')}</Button>
        </div>
      </div>
    </Page>
  )
}

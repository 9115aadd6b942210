import type { Certificate } from '#contract/personal'
import { sayExactly } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useCertificate, usePersonalNames } from './data.ts'
import { saveJson } from './save-json.ts'
import { usePersonalText } from './text.ts'
import './personal.css'

/** One certificate, to be read, printed or kept: what was erased, how much, by which rule, when; never whose. */
export default function CertificatePage({ no }: { no: string }) {
  const t = usePersonalText()
  const { data, error, refetch } = useCertificate(no)
  return (
    <Page title={t('pd.certificate', { number: no })} width="wide" back={{ to: '/personal', label: t('pd.back') }}>
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {data ? <Told it={data} /> : !error && <Skeleton lines={8} />}
    </Page>
  )
}

function Told({ it }: { it: Certificate }) {
  const t = usePersonalText()
  const names = usePersonalNames()
  const language = useLanguage()
  return (
    <div className="ui-stack">
      <Facts
        facts={[
          [t('pd.at'), sayExactly(it.at, language)],
          [t('pd.because'), t(`pd.because.${it.because}`)],
          [t('pd.by'), it.by ?? t(it.byKind === 'clock' ? 'pd.by.clock' : 'pd.by.self')],
          [t('pd.values'), it.values],
          [
            t('pd.seal'),
            <span key="seal">
              <code className="personal-seal">{it.seal}</code>{' '}
              <StateChip tone={it.whole ? 'green' : 'red'}>{t(it.whole ? 'pd.whole' : 'pd.broken')}</StateChip>
            </span>,
          ],
        ]}
      />
      <Panel>
        <div className="personal-scroll">
          <table className="personal-table">
            <thead>
              <tr>
                <th>{t('pd.what')}</th>
                <th>{t('pd.kind')}</th>
                <th>{t('pd.field')}</th>
                <th>{t('pd.rule')}</th>
                <th>{t('pd.values')}</th>
              </tr>
            </thead>
            <tbody>
              {it.lines.map(line => (
                <tr key={`${line.what} ${line.type} ${line.field}`}>
                  <td>{t(`pd.what.${line.what}`)}</td>
                  <td>{names.kind(line.what, line.type)}</td>
                  <td>{names.field(line.what, line.type, line.field)}</td>
                  <td>
                    {line.basis
                      ? t('pd.rule.words', { keep: names.keep(line.keep), basis: t(`pd.basis.${line.basis}`) })
                      : names.keep(line.keep)}
                  </td>
                  <td>{line.values}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <div className="ui-row ui-no-print">
        <Button onPress={() => saveJson(it, `erasure-${it.no}.json`)}>{t('pd.download')}</Button>
        <Button onPress={() => print()}>{t('pd.print')}</Button>
      </div>
    </div>
  )
}

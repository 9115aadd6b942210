import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Template } from '#contract/templates'
import { api } from '../../../shell/api.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../../shell/ui/page.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { isMatter, kindsOf, useProgrammes } from '../../data/office.ts'
import { useText as useAdminText } from '../text.ts'
import { Editor } from './editor.tsx'
import { Objection } from './objection.tsx'
import { useText } from './text.ts'
import './templates.css'

type Answer = { readonly rows: readonly Template[]; readonly objection: { readonly zh: string; readonly en: string } }
const channels = ['sms', 'email', 'push'] as const
const languages = ['zh', 'en'] as const

/** 告知模板: the words of every step that is told, by kind of case, channel and language. */
export default function TemplatesPage() {
  const t = useText()
  const lang = useLanguage()
  const title = useAdminText()('admin.templates')
  const { data: programmes } = useProgrammes()
  const kinds = kindsOf(programmes).filter(isMatter)
  const [chosen, setChosen] = useState<string>()
  const type = chosen ?? kinds[0]?.type
  const [channel, setChannel] = useState<Template['channel']>('email')
  const [language, setLanguage] = useState<Template['language']>(lang)
  const [step, setStep] = useState<string>()
  const { data, error, refetch } = useQuery({
    queryKey: ['templates', type, lang],
    enabled: type !== undefined,
    queryFn: ({ signal }) => api.get<Answer>('/templates', { query: { type }, signal }),
  })
  const rows = data?.rows.filter(row => row.channel === channel && row.language === language) ?? []
  const shown = rows.find(row => row.step === step) ?? rows[0]
  return (
    <Page title={title} lead={t('tp.lead')} width="full">
      {error && <ErrorNote error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <div className="ui-stack">
          <div className="ui-row">
            <Select
              label={t('tp.type')}
              empty={false}
              value={type}
              onChange={setChosen}
              options={kinds.map(kind => ({ value: kind.type, label: kind.def.title }))}
            />
            <Select
              label={t('tp.channel')}
              empty={false}
              value={channel}
              onChange={value => setChannel(value as Template['channel'])}
              options={channels.map(value => ({ value, label: t(`tp.channel.${value}`) }))}
            />
            <Select
              label={t('tp.language')}
              empty={false}
              value={language}
              onChange={value => setLanguage(value as Template['language'])}
              options={languages.map(value => ({ value, label: t(`tp.language.${value}`) }))}
            />
          </div>
          <div className="admin-templates">
            <ul aria-label={t('tp.step')}>
              {rows.map(row => (
                <li key={row.step}>
                  <button type="button" aria-current={row === shown ? 'true' : undefined} onClick={() => setStep(row.step)}>
                    {row.stepTitle} {!row.standard && <StateChip tone="green">{t('tp.own')}</StateChip>}
                  </button>
                </li>
              ))}
            </ul>
            {shown && <Editor key={`${type}/${shown.step}/${channel}/${language}/${shown.version}`} template={shown} />}
          </div>
          <Panel title={t('tp.objection')}>
            <Objection now={data.objection} />
          </Panel>
        </div>
      )}
    </Page>
  )
}

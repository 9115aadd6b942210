import { useRef, useState } from 'react'
import { useLadder } from '../../fields/ladder-words.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { CallOffice } from '../call-office.tsx'
import type { CaseType } from '../data/office.ts'
import { useText } from '../text.ts'
import { CareForm } from './care-form.tsx'
import { useCareText } from './text.ts'

const parts = ['who', 'noted', 'never', 'seen', 'missed', 'stop'] as const

/** First what it is and what it is not, then the form: nobody signs what they have not read. */
export function CarePage({ found }: { found: CaseType }) {
  const t = useCareText()
  const p = useText()
  const lang = useLanguage()
  const [open, setOpen] = useState(false)
  const form = useRef<HTMLElement>(null)
  const ladder = useLadder(found.def)
    .map(rung => rung.words)
    .join(lang === 'zh' ? '；' : '; ')
  const begin = () => {
    setOpen(true)
    requestAnimationFrame(() => {
      form.current?.scrollIntoView()
      form.current?.focus()
    })
  }
  return (
    <Page title={t('care.title')} lead={t('care.lead')} back={{ to: '/', label: p('portal.back.home') }}>
      <div className="ui-stack p-care">
        <dl className="p-care-told">
          {parts.map(part => (
            <div key={part}>
              <dt>{t(`care.${part}`)}</dt>
              <dd>{part === 'missed' ? t('care.missed.words', { ladder }) : t(`care.${part}.words`)}</dd>
            </div>
          ))}
        </dl>
        <p className="p-care-free">{t('care.free')}</p>
        {!open && (
          <Button look="main" size="wide" onPress={begin}>
            {t('care.read')}
          </Button>
        )}
        {open && (
          <section ref={form} tabIndex={-1} className="ui-stack" aria-labelledby="care-form">
            <h2 id="care-form">{t('care.form')}</h2>
            <CareForm found={found} />
          </section>
        )}
        <section className="ui-stack">
          <p>{t('care.call')}</p>
          <CallOffice />
        </section>
      </div>
    </Page>
  )
}

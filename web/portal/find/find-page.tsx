import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../shell/ui/button.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { CallOffice } from '../call-office.tsx'
import { useText } from '../text.ts'
import { tidyNumber } from './tidy-number.ts'

/** From a number to its case, however the number was typed. */
export default function FindPage() {
  const t = useText()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const { digits, number } = tidyNumber(typed)
  const find = (event: FormEvent) => {
    event.preventDefault()
    if (number) go(`/s/${number}`)
    else setWrong(true)
  }
  return (
    <Page title={t('portal.find.title')} lead={t('portal.find.lead')} back={{ to: '/', label: t('portal.back.home') }}>
      <form className="ui-stack" onSubmit={find} noValidate>
        <TextField
          label={t('portal.find.label')}
          hint={t('portal.find.hint')}
          error={wrong && !number ? t('portal.find.wrong', { count: digits }) : undefined}
          inputMode="numeric"
          maxLength={60}
          value={typed}
          onChange={setTyped}
        />
        <Button look="main" size="wide" submit>
          {t('portal.find.go')}
        </Button>
        <p className="ui-soft">{t('portal.find.lost')}</p>
        <CallOffice />
      </form>
    </Page>
  )
}

import { type FormEvent, useState } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useMyReports } from '../data/my-reports.ts'
import { tidyNumber } from '../find/tidy-number.ts'
import { useText } from '../text.ts'
import { ByPhonePage } from './by-phone.tsx'
import { MyDataPage } from './my-data-page.tsx'
import { useMyText } from './text.ts'

/** What the office holds of me: asked for by number and key. */
export default function MyDataPages() {
  return (
    <Switch>
      <Route path="/my-data/registers" component={ByPhonePage} />
      <Route path="/my-data/:number">{({ number }) => <MyDataPage key={number} number={number} />}</Route>
      <Route component={FindMine} />
    </Switch>
  )
}

function FindMine() {
  const t = useMyText()
  const p = useText()
  const [, go] = useLocation()
  const mine = useMyReports()
  const [typed, setTyped] = useState('')
  const [key, setKey] = useState('')
  const [wrong, setWrong] = useState(false)
  const { number } = tidyNumber(typed)
  const find = (event: FormEvent) => {
    event.preventDefault()
    // Whoever pastes the whole link means the part behind the sign.
    const code = key.trim().split('#').at(-1) ?? ''
    if (number && /^[\w-]{10,60}$/.test(code)) go(`/my-data/${number}#${code}`)
    else setWrong(true)
  }
  return (
    <Page title={t('my.title')} lead={t('my.lead')} back={{ to: '/', label: p('portal.back.home') }}>
      <div className="ui-stack">
        {mine.length > 0 && (
          <Panel title={t('my.here')}>
            <div className="ui-stack">
              {mine.map(one => (
                <ButtonLink key={one.number} to={`/my-data/${one.number}`} size="wide">
                  {t('my.matter', { title: one.title, number: one.number })}
                </ButtonLink>
              ))}
            </div>
          </Panel>
        )}
        <Panel title={t('my.find')}>
          <form className="ui-stack" onSubmit={find} noValidate>
            <p className="ui-soft">{t('my.find.lead')}</p>
            <TextField label={t('my.number')} inputMode="numeric" maxLength={60} value={typed} onChange={setTyped} />
            <TextField
              label={t('my.key')}
              maxLength={300}
              value={key}
              onChange={setKey}
              error={wrong ? t('my.wrong') : undefined}
            />
            <Button look="main" size="wide" submit>
              {t('my.go')}
            </Button>
          </form>
        </Panel>
        <Panel title={t('my.registers')}>
          <p className="ui-soft">{t('my.registers.lead')}</p>
          <ButtonLink to="/my-data/registers" size="wide">
            {t('my.registers.go')}
          </ButtonLink>
        </Panel>
      </div>
    </Page>
  )
}

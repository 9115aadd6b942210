import { useLanguage } from '../../shell/preferences.ts'
import { sayList } from '../../shell/say-list.ts'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { client } from '../data/client.ts'
import { useSignedIn } from '../data/session.ts'
import { useBarText } from '../frame/text.ts'
import { MyStaffResults } from '../staff-results/my-results.tsx'
import TellMePanel from '../telling/tell-me.tsx'
import { useTellText } from '../telling/text.ts'
import { useText } from '../text.ts'
import { Alerts } from './alerts.tsx'
import { Passkeys } from './passkeys.tsx'
import { PasswordChange } from './password-change.tsx'
import { SecondFactorSetUp } from './second-factor-set-up.tsx'
import { Sessions } from './sessions.tsx'

/** My own sign-in: where I am signed in, the second factor, the password. */
export default function AccountPage() {
  const t = useText()
  const language = useLanguage()
  const b = useBarText()
  const w = useTellText()
  const { person, posts } = useSignedIn()
  // A passkey is a second factor too: what the other panels ask for depends on it.
  const refresh = () => void client.invalidateQueries({ queryKey: ['me'] })
  const done = (words: string) => {
    toast(words)
    refresh()
  }
  const lead = sayList(
    posts.map(post => [post.of, post.title].filter(Boolean).join(' ')),
    language,
  )
  return (
    <Page title={person.name} lead={lead} width="narrow">
      <div className="ui-stack">
        <Panel title={b('bar.alerts')}>
          <Alerts />
        </Panel>
        <div id="tell">
          <Panel title={w('me.tell')}>
            <TellMePanel />
          </Panel>
        </div>
        <MyStaffResults />
        <Panel title={t('desk.me.sessions')}>
          <Sessions />
        </Panel>
        <Panel title={t('desk.me.factor')}>
          <p>{t(person.secondFactor ? 'desk.me.factor.on' : 'desk.me.factor.off')}</p>
          <SecondFactorSetUp replace={person.secondFactor} onDone={() => done(t('desk.me.factor.done'))} />
        </Panel>
        <Panel title={t('desk.me.passkeys')}>
          <Passkeys onChanged={refresh} />
        </Panel>
        <Panel title={t('desk.me.password')}>
          <PasswordChange onDone={() => done(t('desk.me.password.done'))} />
        </Panel>
      </div>
    </Page>
  )
}

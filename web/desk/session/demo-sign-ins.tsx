import type { Office } from '#contract/office'
import { roleTitle } from '#kernel/engine/values'
import { useLanguage } from '../../shell/preferences.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { useText } from '../text.ts'
import { signIn } from './password-form.tsx'
import { useAttempt } from './use-attempt.ts'

/** In a demo office the people one may be, each one press away. */
export function DemoSignIns({ people }: { people: Office['demoSignIns'] }) {
  const t = useText()
  const language = useLanguage()
  const { attempt, error } = useAttempt()
  const enterAs = (person: Office['demoSignIns'][number]) =>
    attempt(async () => {
      await signIn(person.login, person.password)
      if (person.face === 'grid') location.assign('/grid/')
    })
  return (
    <section className="ui-stack desk-demo" aria-labelledby="demo-title">
      <div>
        <h2 id="demo-title">{t('desk.signin.demo')}</h2>
        <p className="ui-soft">{t('desk.signin.demo.lead')}</p>
      </div>
      <ul>
        {people.map(person => (
          <li key={person.login}>
            <button type="button" onClick={() => enterAs(person)}>
              <strong>{person.name}</strong>
              <span>{roleTitle(person.role, language)}</span>
              <small>
                {person.login}
                {person.face === 'grid' && ` · ${t('desk.signin.demo.phone')}`}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {error !== undefined && <ErrorNote error={error} />}
    </section>
  )
}

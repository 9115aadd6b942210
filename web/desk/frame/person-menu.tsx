import { Link } from 'wouter'
import { Button } from '../../shell/ui/button.tsx'
import { LanguageSwitch, SizeSwitch, ThemeSwitch } from '../../shell/ui/switches.tsx'
import { leave, useSignedIn } from '../data/session.ts'
import { useText } from '../text.ts'
import { Menu } from './menu.tsx'

export function PersonMenu() {
  const t = useText()
  const { person, posts } = useSignedIn()
  return (
    <Menu label={t('desk.me.menu', { name: person.name })} face={<span className="desk-me">{person.name}</span>}>
      {close => (
        <>
          <div>
            <strong>{person.name}</strong>
            {posts.map(post => (
              <p className="ui-soft" key={`${post.role}${post.of}`}>
                {[post.of, post.title].filter(Boolean).join(' · ')}
              </p>
            ))}
          </div>
          <div className="ui-row">
            <LanguageSwitch />
            <SizeSwitch />
          </div>
          <ThemeSwitch />
          <Link href="/me" onClick={close}>
            {t('desk.me.account')}
          </Link>
          <Button size="wide" onPress={leave}>
            {t('desk.signout')}
          </Button>
        </>
      )}
    </Menu>
  )
}

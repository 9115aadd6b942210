import { Link } from 'wouter'
import { Popover } from '../../overlay/popover.tsx'
import { Button } from '../../shell/ui/button.tsx'
import { LanguageSwitch, SizeSwitch, ThemeSwitch } from '../../shell/ui/switches.tsx'
import { leave, useSignedIn } from '../data/session.ts'
import { useText } from '../text.ts'
import { useBarText } from './text.ts'

export function PersonMenu() {
  const t = useText()
  const b = useBarText()
  const { person, posts } = useSignedIn()
  return (
    <Popover
      className="desk-tool"
      label={t('desk.me.menu', { name: person.name })}
      face={<span className="desk-me">{person.name}</span>}
    >
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
          <div className="desk-me-links">
            <Link href="/me" onClick={close}>
              {t('desk.me.account')}
            </Link>
            <a href="/gallery/">{b('bar.gallery')}</a>
          </div>
          <Button size="wide" onPress={leave}>
            {t('desk.signout')}
          </Button>
        </>
      )}
    </Popover>
  )
}

import { Link } from 'wouter'
import { ThemeSwitch } from '../shell/ui/switches.tsx'
import { useText } from './text.ts'

/** How it looks, and the way in for staff. */
export function Foot() {
  const t = useText()
  return (
    <footer className="p-foot ui-no-print">
      <ThemeSwitch />
      <Link href="/my-data">{t('portal.mydata')}</Link>
      <a href="/desk/">{t('portal.home.staff')}</a>
    </footer>
  )
}

import { Link, useLocation } from 'wouter'
import { size, useSize } from '../../shell/preferences.ts'
import { Button, buttonClass } from '../../shell/ui/button.tsx'
import { LanguageSwitch } from '../../shell/ui/switches.tsx'
import { dial, useOfficePhone } from '../call-office.tsx'
import { useText } from '../text.ts'
import { setAccess, useAccess } from './access.ts'
import { useReadAloud } from './speech.ts'
import './ease.css'

/** Large type, accessible mode, read aloud and language, in sight on every page; for older eyes also the way home and a call. */
export function EaseBar() {
  const t = useText()
  const [path] = useLocation()
  const elder = useSize() === 'elder'
  const access = useAccess()
  const phone = useOfficePhone()
  const { state, start, stop } = useReadAloud(path)
  return (
    <>
      <nav className="p-ease ui-no-print" aria-label={t('portal.ease')}>
        {elder && path !== '/' && (
          <Link href="/" className={buttonClass('plain', 'small')}>
            {t('portal.back.home')}
          </Link>
        )}
        {elder && phone && (
          <a href={dial(phone)} className={buttonClass('plain', 'small')}>
            {t('portal.ease.call')}
          </a>
        )}
        {state === 'reading' ? (
          <span className="p-stop">
            <Button look="main" onPress={stop}>
              {t('portal.ease.stop')}
            </Button>
          </span>
        ) : (
          <Button look={elder ? 'plain' : 'quiet'} size="small" onPress={start}>
            {t('portal.ease.read')}
          </Button>
        )}
        <Button look="quiet" size="small" pressed={elder} onPress={() => size.set(elder ? 'normal' : 'elder')}>
          {t(elder ? 'portal.ease.normal' : 'portal.ease.elder')}
        </Button>
        <Button look="quiet" size="small" pressed={access} onPress={() => setAccess(!access)}>
          {t('portal.ease.access')}
        </Button>
        <LanguageSwitch />
      </nav>
      <div role="status">{state === 'no-voice' && <p className="p-offline">{t('portal.ease.novoice')}</p>}</div>
    </>
  )
}

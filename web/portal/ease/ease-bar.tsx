import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { language, size, useLanguage, useSize } from '../../shell/preferences.ts'
import { Button, buttonClass } from '../../shell/ui/button.tsx'
import { dial, useOfficePhone } from '../call-office.tsx'
import { useText } from '../text.ts'
import { setAccess, useAccess } from './access.ts'
import { useReadAloud } from './speech.ts'
import './ease.css'

/** What makes reading easier: large type and language in sight on every page, the rest behind one button where there is little room. */
export function EaseBar() {
  const t = useText()
  const [path] = useLocation()
  const elder = useSize() === 'elder'
  const access = useAccess()
  const { state, start, stop } = useReadAloud(path)
  const { open, setOpen, inside } = useFold(path)
  const read = () => {
    setOpen(false)
    return start()
  }
  return (
    <>
      <div className="p-ease ui-no-print" ref={inside}>
        <nav className="p-ease-now" aria-label={t('portal.ease')}>
          <Button look="quiet" size="small" pressed={elder} onPress={() => size.set(elder ? 'normal' : 'elder')}>
            {t(elder ? 'portal.ease.normal' : 'portal.ease.elder')}
          </Button>
          <OtherLanguage />
          {!elder && (
            <button
              type="button"
              className={`${buttonClass('quiet', 'small')} p-ease-fold`}
              aria-expanded={open}
              aria-controls="ease-more"
              onClick={() => setOpen(!open)}
            >
              {t('portal.ease.more')}
            </button>
          )}
        </nav>
        <div className="p-ease-more" id="ease-more" data-open={open || elder || undefined}>
          {elder && <HomeAndCall home={path === '/'} />}
          {state !== 'reading' && (
            <Button look={elder ? 'plain' : 'quiet'} size="small" onPress={read}>
              {t('portal.ease.read')}
            </Button>
          )}
          <Button look={elder ? 'plain' : 'quiet'} size="small" pressed={access} onPress={() => setAccess(!access)}>
            {t('portal.ease.access')}
          </Button>
        </div>
        {state === 'reading' && (
          <span className="p-stop">
            <Button look="main" onPress={stop}>
              {t('portal.ease.stop')}
            </Button>
          </span>
        )}
      </div>
      <div className="p-ease-said" role="status">
        {state === 'no-voice' && <p className="p-offline">{t('portal.ease.novoice')}</p>}
      </div>
    </>
  )
}

/** The other language by its shortest name, in that language. */
function OtherLanguage() {
  const t = useText()
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  return (
    <span lang={other === 'zh' ? 'zh-CN' : 'en'}>
      <Button look="quiet" size="small" onPress={() => language.set(other)}>
        {other === 'en' && <span className="p-short">{t('portal.ease.language.en')} </span>}
        <span className={other === 'en' ? 'p-long' : undefined}>{t(`shell.language.${other}`)}</span>
      </Button>
    </span>
  )
}

/** For older eyes: the way home and a person to talk to, on every page. */
function HomeAndCall({ home }: { home: boolean }) {
  const t = useText()
  const phone = useOfficePhone()
  return (
    <>
      {!home && (
        <Link href="/" className={buttonClass('plain', 'small')}>
          {t('portal.back.home')}
        </Link>
      )}
      {phone && (
        <a href={dial(phone)} className={buttonClass('plain', 'small')}>
          {t('portal.ease.call')}
        </a>
      )}
    </>
  )
}

/** Folds again at Escape, at a press elsewhere and on another page. */
function useFold(path: string) {
  const [open, setOpen] = useState(false)
  const inside = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page folds it
  useEffect(() => setOpen(false), [path])
  useEffect(() => {
    if (!open) return
    const press = (event: PointerEvent) => {
      if (event.target instanceof Node && !inside.current?.contains(event.target)) setOpen(false)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      inside.current?.querySelector<HTMLElement>('.p-ease-fold')?.focus()
    }
    document.addEventListener('pointerdown', press)
    document.addEventListener('keydown', key)
    return () => {
      document.removeEventListener('pointerdown', press)
      document.removeEventListener('keydown', key)
    }
  }, [open])
  return { open, setOpen, inside }
}

import { useState } from 'react'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { useText } from '../text.ts'

const keys = [
  [['j', 'k'], 'move'],
  [['Enter'], 'open'],
  [['1', '…', '9'], 'step'],
  [['Ctrl', 'Enter'], 'send'],
  [['/'], 'search'],
  [['m'], 'map'],
  [['t'], 'take'],
  [['c'], 'comment'],
  [['n'], 'fresh'],
  [['Esc'], 'close'],
  [['?'], 'help'],
] as const

/** The keys of the desk, on `?`. */
export function KeyHelp() {
  const t = useText()
  const [open, setOpen] = useState(false)
  useKeys({ '?': () => setOpen(true) })
  return (
    <>
      <button
        type="button"
        className="desk-help"
        aria-label={t('desk.keys')}
        title={t('desk.keys')}
        onClick={() => setOpen(true)}
      >
        ?
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('desk.keys')}>
        <dl className="desk-keys">
          {keys.map(([names, what]) => (
            <div key={what}>
              <dt>
                <KeyHint keys={names} />
              </dt>
              <dd>{t(`desk.key.${what}`)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  )
}

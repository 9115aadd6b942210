import { lazy, Suspense, useState } from 'react'
import { Tip } from '../../overlay/tip.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { queueKeys } from '../queue/keys.ts'
import { useQueueText } from '../queue/text.ts'
import { useText } from '../text.ts'
import { keyTable } from './keys.ts'
import { useBarText } from './text.ts'
import './key-help.css'

const RegisterKeys = lazy(() => import('../registers/list/key-part.tsx'))

/** The keys of the desk, on `?`. */
export function KeyHelp() {
  const t = useText()
  const b = useBarText()
  const q = useQueueText()
  const [open, setOpen] = useState(false)
  useKeys({ '?': () => setOpen(true) })
  return (
    <>
      <Tip words={t('desk.keys')}>
        <button type="button" className="desk-help" aria-label={t('desk.keys')} onClick={() => setOpen(true)}>
          ?
        </button>
      </Tip>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('desk.keys')}>
        {keyTable.map(({ part, keys }) => (
          <details key={part} className="desk-keys-part" open>
            <summary>{b(`bar.keys.${part}`)}</summary>
            <dl className="desk-keys">
              {keys.map(({ keys: names, says }) => (
                <div key={says}>
                  <dt>
                    <KeyHint keys={names} />
                  </dt>
                  <dd>
                    {says.startsWith('bar.')
                      ? b(says as Extract<typeof says, `bar.${string}`>)
                      : t(says as Extract<typeof says, `desk.${string}`>)}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        ))}
        <details className="desk-keys-part" open>
          <summary>{q('queue.key.heading')}</summary>
          <dl className="desk-keys">
            {queueKeys.map(([names, says]) => (
              <div key={says}>
                <dt>
                  <KeyHint keys={names} />
                </dt>
                <dd>{q(says)}</dd>
              </div>
            ))}
          </dl>
        </details>
        <Suspense fallback={null}>
          <RegisterKeys />
        </Suspense>
      </Dialog>
    </>
  )
}

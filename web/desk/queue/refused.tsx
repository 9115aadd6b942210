import { useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../../shell/ui/button.tsx'
import { putAway, refusedOf } from '../data/held.ts'
import type { Following } from '../data/held-store.ts'
import { useQueueText } from './text.ts'

type RefusedProps = { of: Following; onSelect: ((cases: readonly string[]) => void) | undefined }

/** What was not done and why, case by case, with a way to each and to all of them. */
export function Refused({ of: { batch, title }, onSelect }: RefusedProps) {
  const t = useQueueText()
  const [open, setOpen] = useState(false)
  const refused = refusedOf(batch)
  const done = () => putAway(batch.id)
  return (
    <section className="desk-refused" aria-label={t('queue.refused', { what: title, count: refused.length })}>
      <p role="alert">{t('queue.refused', { what: title, count: refused.length })}</p>
      <Button size="small" pressed={open} onPress={() => setOpen(!open)}>
        {t('queue.refused.see')}
      </Button>
      {onSelect && (
        <Button size="small" onPress={() => onSelect(refused.map(item => item.case))}>
          {t('queue.refused.select', { count: refused.length })}
        </Button>
      )}
      <Button size="small" look="quiet" onPress={done}>
        {t('queue.refused.done')}
      </Button>
      {open && (
        <ul>
          {refused.map(item => (
            <li key={item.case}>
              <Link href={`/case/${item.case}`}>{item.number ?? item.case}</Link> {item.error?.message} {item.error?.mend}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

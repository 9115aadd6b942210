import { useEffect, useState } from 'react'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { findAgain, heldUntil, refusedOf, stillHeld, takeBack, takeNow } from '../data/held.ts'
import { type Following, useFollowed } from '../data/held-store.ts'
import { type Kind, kindsOf, useProgrammes } from '../data/office.ts'
import { Refused } from './refused.tsx'
import { useQueueText } from './text.ts'

/** What was just sent, for as long as it can be taken back; and what was refused, until somebody has seen it. */
export function HeldBar({ onSelect }: { onSelect?: ((cases: readonly string[]) => void) | undefined }) {
  const following = useFollowed()
  useFoundAgain()
  const held = following.filter(one => stillHeld(one.batch))
  const latest = held.filter(one => one.group === held.at(-1)?.group)
  return (
    <div className="desk-held-place ui-no-print">
      {following
        .filter(one => !stillHeld(one.batch) && refusedOf(one.batch).length > 0)
        .map(one => (
          <Refused key={one.batch.id} of={one} onSelect={onSelect} />
        ))}
      {latest[0] && <Held key={latest[0].group} first={latest[0]} all={latest} />}
    </div>
  )
}

function useFoundAgain() {
  const t = useQueueText()
  const { data } = useProgrammes()
  const kinds: readonly Kind[] = kindsOf(data)
  const ready = kinds.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the steps have names
  useEffect(() => {
    if (!ready) return
    const titleOf = (step: string) =>
      t('queue.held.step', { step: kinds.find(kind => kind.def.steps[step])?.def.steps[step]?.title ?? step })
    void findAgain(titleOf).catch(() => undefined)
  }, [ready])
}

function Held({ first: { batch, title }, all }: { first: Following; all: readonly Following[] }) {
  const t = useQueueText()
  const left = useSecondsLeft(batch.id)
  const [error, setError] = useState<unknown>()
  const back = async () => {
    try {
      let late = 0
      for (const one of all) late += await takeBack(one.batch.id)
      toast(late > 0 ? t('queue.held.late', { count: late }) : t('queue.held.back', { what: title }))
    } catch (caught) {
      setError(caught)
    }
  }
  const now = async () => {
    for (const one of all) await takeNow(one.batch.id).catch(setError)
  }
  useKeys({ z: back, Z: now })
  const items = all.flatMap(one => one.batch.items)
  const count = items.filter(item => item.status === 'held').length
  return (
    <div className="ui-toast desk-held" role="status">
      <p>
        {items.length === 1 ? t('queue.held.one', { what: title }) : t('queue.held.many', { what: title, count })}{' '}
        <span className="desk-held-left" aria-hidden="true">
          {left > 0 ? t('queue.held.seconds', { seconds: left }) : t('queue.held.running')}
        </span>
      </p>
      {left > 0 && (
        <>
          <Button size="small" onPress={back}>
            {t('queue.held.undo')} <KeyHint keys={['z']} />
          </Button>
          <Button size="small" look="quiet" onPress={now}>
            {t('queue.held.now')}
          </Button>
        </>
      )}
      {error !== undefined && <ErrorNote error={error} />}
    </div>
  )
}

function useSecondsLeft(id: string): number {
  const count = () => Math.max(0, Math.ceil((heldUntil(id) - Date.now()) / 1000))
  const [left, setLeft] = useState(count)
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts for this batch alone
  useEffect(() => {
    const timer = setInterval(() => setLeft(count()), 250)
    return () => clearInterval(timer)
  }, [id])
  return left
}

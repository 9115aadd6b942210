import { useEffect, useState } from 'react'
import type { FormValues } from '../../fields/form.tsx'
import { useDraft } from '../store/drafts.ts'
import { get, remove } from '../store/shelves.ts'

const taken = (stop: string, step: string) => `step/${stop}/${step}`

/**
 * One form for all that may be noted at a stop. What was taken back from the outbox, where every step has a form of its
 * own, is joined to it.
 */
export function useVisitDraft(stop: string, steps: readonly string[]) {
  const draft = useDraft(`visit/${stop}`)
  const [cameBack, setCameBack] = useState(false)
  const ready = draft.values !== undefined
  const { change } = draft
  const names = steps.join()
  useEffect(() => {
    if (!ready) return
    const join = async () => {
      for (const step of names.split(',')) {
        const back = await get<{ id: string; values: FormValues }>('drafts', taken(stop, step))
        if (!back) continue
        change(now => ({ ...now, ...back.values }))
        setCameBack(true)
        await remove('drafts', back.id)
      }
    }
    void join()
  }, [ready, stop, names, change])
  return { ...draft, cameBack, setCameBack }
}

export const dropTaken = (stop: string, step: string) => remove('drafts', taken(stop, step))

import { useCallback, useEffect, useRef, useState } from 'react'
import type { FormValues } from '../../fields/form.tsx'
import { get, put, remove } from './shelves.ts'

type Draft = { readonly id: string; readonly values: FormValues }

/** A form whose every keystroke is kept on this phone until it is sent or thrown away. */
export function useDraft(id: string) {
  const [values, setValues] = useState<FormValues>()
  const latest = useRef<FormValues>({})
  useEffect(() => {
    let here = true
    void get<Draft>('drafts', id).then(draft => {
      if (!here) return
      latest.current = draft?.values ?? {}
      setValues(latest.current)
    })
    return () => {
      here = false
    }
  }, [id])

  const change = useCallback(
    (next: FormValues | ((now: FormValues) => FormValues)) => {
      latest.current = typeof next === 'function' ? next(latest.current) : next
      setValues(latest.current)
      void put<Draft>('drafts', { id, values: latest.current })
    },
    [id],
  )
  const clear = useCallback(() => remove('drafts', id), [id])
  return { values, change, clear }
}

export const keepDraft = (id: string, values: FormValues) => put<Draft>('drafts', { id, values })

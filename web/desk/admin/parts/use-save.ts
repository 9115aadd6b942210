import { useState } from 'react'
import { ApiError } from '../../../shell/api.ts'
import type { FormErrors } from '../../../shell/ui/form-dialog.tsx'
import { isKey, useText } from '../text.ts'

/** Faults of fields in words: the server says most of them itself, the few bare codes are said here. */
export function useSayFault(): (fields: FormErrors) => FormErrors {
  const t = useText()
  const say = (fault: string) => (isKey(`admin.fault.${fault}`) ? t(`admin.fault.${fault}` as 'admin.fault.unknown') : fault)
  return fields => Object.fromEntries(Object.entries(fields).map(([field, fault]) => [field, say(fault)]))
}

/** One attempt to save: what was refused, as a whole and by field, in words. */
export function useSave() {
  const say = useSayFault()
  const [error, setError] = useState<unknown>()
  const save = async (act: () => Promise<unknown>): Promise<{ done: boolean; answer?: unknown }> => {
    setError(undefined)
    try {
      return { done: true, answer: await act() }
    } catch (caught) {
      setError(caught)
      return { done: false }
    }
  }
  return { save, error, fields: say(error instanceof ApiError ? error.fields : {}) }
}

import { useState } from 'react'
import { ApiError } from '../../../shell/api.ts'
import { isKey, useText } from '../text.ts'

/** One attempt to save: what was refused, as a whole and by field, in words. */
export function useSave() {
  const t = useText()
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
  // The server says most faults in words, which are shown as they are; the few bare codes are said here.
  const say = (fault: string) => (isKey(`admin.fault.${fault}`) ? t(`admin.fault.${fault}` as 'admin.fault.unknown') : fault)
  const given = error instanceof ApiError ? error.fields : {}
  const fields: Readonly<Record<string, string>> = Object.fromEntries(
    Object.entries(given).map(([field, fault]) => [field, say(fault)]),
  )
  return { save, error, fields }
}

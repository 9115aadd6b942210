import { useState } from 'react'
import type { Stop } from '#contract/rounds'
import { toast } from '../../shell/ui/toast.tsx'
import { newCommandId } from '../case/acts.ts'
import { sendCommand } from '../case/send.ts'
import { client } from '../data/client.ts'
import type { Kind } from '../data/office.ts'
import { useRoundsText } from './text.ts'

/** What hangs on a stop: its lists, its coverage and its page. */
export const stopsChanged = () =>
  client.invalidateQueries({ predicate: ({ queryKey: [name] }) => ['stops', 'coverage', 'case'].includes(String(name)) })

/** Takes a step on a stop from its list; what was refused stays to be read. */
export function useNote(row: Stop, { def }: Kind) {
  const t = useRoundsText()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const send = async (step: string, answers: Readonly<Record<string, unknown>>, said: string) => {
    setBusy(true)
    setError(undefined)
    try {
      await sendCommand(row.id, row.version, { kind: 'take', id: newCommandId(), step, answers: { ...answers } })
      toast(said)
      await stopsChanged()
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    error,
    note: (step: string, answers: Readonly<Record<string, unknown>>) =>
      send(step, answers, t('rounds.visits.done', { what: def.steps[step]?.title ?? step })),
    end: (step: string) => send(step, {}, t('rounds.visits.ended')),
  }
}

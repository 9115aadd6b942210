import { useEffect, useRef, useState } from 'react'
import type { DutyLog, LogBody } from '#contract/command'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { useLoad } from '../../shell/use-load.ts'
import { useWall } from '../data/wall.ts'

type Write = LogBody extends infer Body ? (Body extends LogBody ? Omit<Body, 'id'> : never) : never

/** The log, read anew whenever somebody wrote in it, and writing in it under an id of one's own. */
export function useLog() {
  const { known } = useWall()
  const first = useLoad('log', signal => api.get<DutyLog>('/command/log', { signal }))
  const [earlier, setEarlier] = useState<readonly DutyLog[]>([])
  const log = known.summary?.log
  const mark =
    log && JSON.stringify([log.entries.map(one => [one.id, one.done, one.remarks.length]), log.waiting?.id, log.last?.id])
  const seen = useRef(mark)
  const { reload } = first
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== mark) reload()
    seen.current = mark
  }, [mark, reload])
  const pages = first.data ? [first.data, ...earlier] : []
  const entries = [...new Map(pages.flatMap(page => page.entries).map(one => [one.id, one])).values()]
  const last = pages.at(-1)
  return {
    ...first,
    entries,
    handovers: first.data?.handovers ?? [],
    more: last?.more === true,
    readEarlier: async () => {
      const before = Math.min(...entries.map(one => one.at))
      setEarlier([...earlier, await api.get<DutyLog>('/command/log', { query: { before } })])
    },
    write: async (body: Write) => {
      await api.create('/command/log', { id: newId(), ...body })
      reload()
    },
  }
}
export type Log = ReturnType<typeof useLog>

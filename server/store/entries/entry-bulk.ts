import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { EntryBulkDone, entryBulk } from '#contract/entries'
import type { Actor } from '#kernel/engine/actor'
import { Fault } from '../../errors.ts'
import { errorWords } from '../../words/errors.ts'
import { asSystem } from '../db.ts'
import { archiveEntryIn, changeHeld, confirmEntryIn, doingOf, type EntryApp, firstHeard, heldAt } from './entries.ts'
import type { Ledger } from './entry-rows.ts'

/** The command of one entry of many, which follows from both: sent twice, each happens once. */
const commandOf = (command: string, entry: string): string => {
  const hex = createHash('sha256').update(`${command}/${entry}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * The same done to many entries, each by itself: what cannot be done says why, and the others are done. What is changed on
 * many at once does not count as looked at.
 */
export async function bulkEntries(
  app: EntryApp,
  actor: Actor,
  ledger: Ledger,
  { id: command, items, act, reason }: z.output<typeof entryBulk>,
  lang: 'zh' | 'en',
): Promise<EntryBulkDone> {
  const whole = await doingOf(app, actor, { id: command, reason })
  const refused: EntryBulkDone['refused'] = []
  for (const { id, version } of items) {
    const doing = { ...whole, command: commandOf(command, id) }
    try {
      await asSystem(app.db, 'one entry of many', async tx => {
        if (act.kind === 'confirm') await confirmEntryIn(tx, ledger, doing, id, version)
        else if (act.kind === 'archive') await archiveEntryIn(tx, ledger, doing, id, version)
        else if (await firstHeard(tx, ledger, doing, 'change', id, version, act.data, reason))
          await changeHeld(tx, ledger, doing, await heldAt(tx, ledger, id, version), act.data, false)
      })
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      const { code, message, fields } = errorWords(error, lang)
      refused.push({ id, code, message, ...(fields && { fields }) })
    }
  }
  return { done: items.length - refused.length, refused }
}

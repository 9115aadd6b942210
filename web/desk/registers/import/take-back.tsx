import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { EntryImportUndo } from '#contract/entry-import'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { client } from '../../data/client.ts'
import type { PastImport } from './past-imports.tsx'
import { useRegisterImportText } from './text.ts'

/** What taking an import back does, told before it happens; afterwards what was done and what was left. */
export function TakeBack({ row, onClose }: { row: PastImport; onClose: () => void }) {
  const t = useRegisterImportText()
  const [command] = useState(newId)
  const [failed, setFailed] = useState<unknown>()
  const ahead = useQuery({
    queryKey: ['entry-import', row.id, 'undo'],
    enabled: row.undone === null,
    gcTime: 0,
    queryFn: ({ signal }) => api.get<EntryImportUndo>(`/entry-imports/${row.id}/undo`, { signal }),
  })
  const what = row.undone ?? ahead.data
  const take = async () => {
    setFailed(undefined)
    try {
      await api.post(`/entry-imports/${row.id}/undo`, { id: command })
      await client.invalidateQueries({ predicate: query => query.queryKey[2] !== 'undo' })
    } catch (error) {
      setFailed(error)
    }
  }
  const error = failed ?? (row.undone ? null : ahead.error)
  return (
    <section className="regi-panel" aria-labelledby="regi-back">
      <h3 id="regi-back">{t('regi.back.title', { file: row.file })}</h3>
      {row.undone && (
        <p className="ui-soft">
          {row.undone.by} <When at={row.undone.at} />
        </p>
      )}
      {what && (
        <p>
          {t(row.undone ? 'regi.back.done' : 'regi.back.ahead', { archived: what.archived, back: what.back, left: what.left })}
        </p>
      )}
      {what && what.why.length > 0 && (
        <details open>
          <summary>{t('regi.back.left', { count: what.left })}</summary>
          <ul className="regi-places">
            {what.why.map(one => (
              <li key={one.id}>
                <Link href={`/${row.register}/${one.id}`}>{one.name}</Link>
                <span className="ui-soft">{t(`regi.back.why.${one.why}`)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {error !== null && error !== undefined && <ErrorNote error={error} />}
      <div className="ui-row">
        {!row.undone && what && what.archived + what.back > 0 && (
          <Button look="danger" confirm={t('regi.back.ask')} onPress={take}>
            {t('regi.back.take', { count: what.archived + what.back })}
          </Button>
        )}
        <Button look="quiet" onPress={onClose}>
          {t('regi.back.close')}
        </Button>
      </div>
    </section>
  )
}

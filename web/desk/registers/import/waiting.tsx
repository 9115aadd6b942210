import { useQuery } from '@tanstack/react-query'
import type { EntryImportWaiting } from '#contract/entry-import'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { useRegisterImportText } from './text.ts'

type WaitingProps = { register: string; onTake: (id: string, source: string) => Promise<void> }

/** Imports that others prepared and may not bring in themselves. */
export function Waiting({ register, onTake }: WaitingProps) {
  const t = useRegisterImportText()
  const { data } = useQuery({
    queryKey: ['entry-imports', register, 'waiting'],
    queryFn: ({ signal }) => api.get<EntryImportWaiting>(`/entries/${register}/imports/waiting`, { signal }),
  })
  if (!data || data.rows.length === 0) return null
  return (
    <section className="regi-panel" aria-labelledby="regi-waiting">
      <h2 id="regi-waiting">{t('regi.waiting', { count: data.rows.length })}</h2>
      <ul className="regi-places">
        {data.rows.map(({ id, file, source, by, handedAt, rows }) => (
          <li key={id}>
            <div>
              <strong>{file}</strong>
              <span className="ui-soft">
                {t('regi.waiting.by', { by: by ?? '', rows: rows ?? 0 })} <When at={handedAt} />
              </span>
            </div>
            <Button onPress={() => onTake(id, source)} label={t('regi.waiting.take.of', { file })}>
              {t('regi.waiting.take')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

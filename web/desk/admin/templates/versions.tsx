import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TemplateVersion } from '#contract/templates'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { useText } from './text.ts'

type VersionsProps = { path: string; onTake: (subject: string, body: string) => void }

/** How the text read before, asked for when somebody wants to know. */
export function Versions({ path, onTake }: VersionsProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: ['templates', 'versions', path],
    enabled: open,
    queryFn: ({ signal }) => api.get<{ rows: TemplateVersion[] }>(`${path}/versions`, { signal }).then(answer => answer.rows),
  })
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('tp.versions')}</summary>
      {data?.length === 0 && <p className="ui-soft">{t('tp.versions.none')}</p>}
      <ul className="admin-bases">
        {data?.map(({ version, subject, body, madeAt, by }) => (
          <li key={version}>
            <div className="ui-row">
              <strong>{t('tp.versions.one', { version, by: by ?? '' })}</strong>
              <When at={madeAt} />
              {body !== null && (
                <Button size="small" onPress={() => onTake(subject ?? '', body)}>
                  {t('tp.versions.take')}
                </Button>
              )}
            </div>
            <p className="admin-letter ui-soft">{body ?? t('tp.versions.standard')}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}

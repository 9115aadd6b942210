import { useState } from 'react'
import type { CaseDetail } from '#contract/cases'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { useReasons } from '../data/cases.ts'
import { useText } from '../text.ts'

/** Why this deadline, why this person, why these buttons: asked of the server when it is opened. */
export function CaseWhy({ detail }: { detail: CaseDetail }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const { data, error } = useReasons(detail.case.id, detail.case.version, open)
  const steps = Array.isArray(data?.steps) ? data.steps : Object.values(data?.steps ?? {}).flat()
  const groups = [
    ['deadline', data?.deadline ?? []],
    ['duty', data?.duty ?? []],
    ['steps', steps],
  ] as const
  return (
    <details className="ui-why desk-why ui-no-print" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t('desk.why')}</summary>
      {error && <ErrorNote error={error} />}
      {groups.map(([name, lines]) =>
        lines.length === 0 ? null : (
          <section key={name}>
            <h3>{t(`desk.why.${name}`)}</h3>
            <ol>
              {lines.map((line, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence may be said twice
                <li key={at}>{line}</li>
              ))}
            </ol>
          </section>
        ),
      )}
    </details>
  )
}

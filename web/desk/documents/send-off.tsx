import { useState } from 'react'
import type { DocumentDetail } from '#contract/documents'
import { useLanguage } from '../../shell/preferences.ts'
import { sayList } from '../../shell/say-list.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { allChecks, type Check, Checks } from './checks.tsx'
import { act } from './data.ts'
import { useText } from './text.ts'

type Props = {
  d: DocumentDetail
  unsaved: boolean
  save: () => Promise<DocumentDetail | null>
  show: (next: DocumentDetail | null) => void
}

const fields = [
  'class',
  'title',
  'unit',
  'createdOn',
  'body',
  'number',
  'effectiveFrom',
  'summary',
  'community',
  'attachments',
  'interprets',
  'pictures',
] as const

/** From the drafter to the reviewer. */
export function SendOff({ d, unsaved, save, show }: Props) {
  const t = useText()
  const language = useLanguage()
  const [ticked, setTicked] = useState<Check[]>([])
  const [error, setError] = useState<unknown>()
  const attempt = async (work: () => Promise<void>) => {
    setError(undefined)
    await work().catch(setError)
  }
  const send = () =>
    attempt(async () => {
      const now = unsaved ? await save() : d
      if (!now) return
      show(await act(now, { kind: 'submit', checks: ticked }))
      toast(t('docs.submitted'))
    })
  const missing = d.missing.flatMap(one => fields.find(field => field === one) ?? [])
  return (
    <Panel>
      {missing.length > 0 && (
        <p className="docs-missing">
          <strong>{t('docs.missing')}</strong>{' '}
          {sayList(
            missing.map(one => t(`docs.field.${one}`)),
            language,
          )}
        </p>
      )}
      <Checks ticked={ticked} onChange={setTicked} />
      <div className="ui-row">
        <Button look="main" disabled={ticked.length < allChecks.length} onPress={send}>
          {t('docs.submit')}
        </Button>
        <Button
          look="quiet"
          confirm={t('docs.discard.confirm')}
          onPress={() => attempt(async () => show(await act(d, { kind: 'discard' })))}
        >
          {t('docs.discard')}
        </Button>
      </div>
      {error !== undefined && <ErrorNote error={error} kept />}
    </Panel>
  )
}

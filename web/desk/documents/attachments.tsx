import { useRef, useState } from 'react'
import type { DocumentContent, DocumentDetail, DocumentFile } from '#contract/documents'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { upload } from './data.ts'
import { useText } from './text.ts'

type Props = { d: DocumentDetail; content: DocumentContent; onChange: (more: Partial<DocumentContent>) => void }

export function Attachments({ d, content, onChange }: Props) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const [fresh, setFresh] = useState<readonly DocumentFile[]>([])
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const known = new Map([...d.files, ...fresh].map(file => [file.id, file]))
  const add = async (file: File) => {
    setError(undefined)
    setBusy(true)
    try {
      const made = await upload(d.id, file)
      setFresh([...fresh, made])
      onChange({ attachments: [...content.attachments, { file: made.id, title: file.name.replace(/\.[^.]+$/, '') }] })
    } catch (caught) {
      setError(caught)
    }
    setBusy(false)
  }
  const change = (file: string, title: string) =>
    onChange({ attachments: content.attachments.map(one => (one.file === file ? { file, title } : one)) })
  return (
    <section className="ui-stack" aria-labelledby="docs-files">
      <h2 id="docs-files">{t('docs.field.attachments')}</h2>
      {content.attachments.map(one => (
        <div className="docs-file" key={one.file}>
          <TextField
            label={t('docs.file.title')}
            hint={known.get(one.file)?.readable === false ? t('docs.file.unreadable') : known.get(one.file)?.name}
            value={one.title}
            maxLength={200}
            onChange={title => change(one.file, title)}
          />
          <Button
            size="small"
            look="quiet"
            onPress={() => onChange({ attachments: content.attachments.filter(other => other.file !== one.file) })}
          >
            {t('docs.file.remove')}
          </Button>
        </div>
      ))}
      <input
        ref={input}
        type="file"
        accept=".pdf,.doc,.docx,.xls,.xlsx,.ofd,image/*"
        className="ui-hidden"
        tabIndex={-1}
        aria-label={t('docs.file.add')}
        onChange={event => {
          const file = event.target.files?.[0]
          if (file) void add(file)
          event.target.value = ''
        }}
      />
      <div>
        <Button busy={busy} onPress={() => input.current?.click()}>
          {t('docs.file.add')}
        </Button>
      </div>
      {error !== undefined && <ErrorNote error={error} kept />}
    </section>
  )
}

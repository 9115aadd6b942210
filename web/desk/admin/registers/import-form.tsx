import { useState } from 'react'
import type { RegisterImport } from '#contract/office'
import type { RegisterData } from '#kernel/define/register'
import { ApiError, api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { Checkbox } from '../../../shell/ui/checkbox.tsx'
import { Dialog } from '../../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { FileButton } from '../parts/file-button.tsx'
import { isKey, useText } from '../text.ts'
import { isRegisterKey, useRegisterText } from './text.ts'

type Props = { path: string; def: RegisterData; onClose: () => void }
const SHOWN = 200

const isOutcome = (detail: unknown): detail is RegisterImport =>
  typeof detail === 'object' && detail !== null && 'wrong' in detail && Array.isArray(detail.wrong)

/** A workbook is read and judged first; it is stored only when the person has seen what it would change. */
export function ImportForm({ path, def, onClose }: Props) {
  const t = useText()
  const [file, setFile] = useState<File>()
  const [outcome, setOutcome] = useState<RegisterImport>()
  const [error, setError] = useState<unknown>()
  const [skipWrong, setSkipWrong] = useState(false)

  const send = async (book: File, dryRun: boolean) => {
    setError(undefined)
    const form = new FormData()
    form.append('file', book)
    try {
      const answer = await api.post<RegisterImport>(`${path}/import`, form, { query: { dryRun, skipWrong: dryRun || skipWrong } })
      setOutcome(answer)
      if (dryRun) return
      toast(t('admin.import.done', { added: answer.added, changed: answer.changed }))
      await changed('register')
      onClose()
    } catch (caught) {
      if (caught instanceof ApiError && isOutcome(caught.detail)) setOutcome(caught.detail)
      setError(caught)
    }
  }
  const choose = (book: File) => {
    setFile(book)
    setOutcome(undefined)
    void send(book, true)
  }
  const wrong = outcome?.wrong.length ?? 0
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={t('admin.import.to', { name: def.title })}
      actions={
        file &&
        outcome && (
          <Button look="main" disabled={wrong > 0 && !skipWrong} onPress={() => send(file, false)}>
            {t('admin.import.do', { count: outcome.added + outcome.changed })}
          </Button>
        )
      }
    >
      <div className="ui-stack">
        <p>{t('admin.import.lead')}</p>
        <div className="ui-row">
          <FileButton accept=".xlsx" label={t('admin.import.file')} onFile={choose}>
            {t('admin.import.choose')}
          </FileButton>
          {file && <span>{file.name}</span>}
        </div>
        {error !== undefined && <ErrorNote error={error} />}
        {outcome && (
          <p role="status">
            {t('admin.import.would', { added: outcome.added, changed: outcome.changed, unchanged: outcome.unchanged })}
          </p>
        )}
        {outcome && wrong > 0 && <WrongLines outcome={outcome} def={def} />}
        {wrong > 0 && (
          <Checkbox checked={skipWrong} onChange={setSkipWrong}>
            {t('admin.import.skip', { count: wrong })}
          </Checkbox>
        )}
        {outcome && outcome.notes.length > 0 && (
          <details>
            <summary>{t('admin.import.notes', { count: outcome.notes.length })}</summary>
            <ul>
              {outcome.notes.slice(0, SHOWN).map(note => (
                <li key={`${note.line} ${note.code} ${note.text}`}>
                  {t('admin.import.note', { line: note.line, text: note.text })}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Dialog>
  )
}

function WrongLines({ outcome, def }: { outcome: RegisterImport; def: RegisterData }) {
  const t = useText()
  const own = useRegisterText()
  const titleOf = (column: string) => {
    const key = `registers.column.${column}`
    return def.columns[column]?.title ?? (isRegisterKey(key) ? own(key as 'registers.from') : column)
  }
  const say = (code: string) => {
    const [key, ownKey] = [`admin.fault.${code}`, `registers.fault.${code}`]
    return isRegisterKey(ownKey) ? own(ownKey as 'registers.from') : isKey(key) ? t(key as 'admin.fault.unknown') : code
  }
  return (
    <section className="admin-scroll" aria-label={t('admin.import.wrong', { count: outcome.wrong.length })}>
      <table className="admin-table">
        <caption>{t('admin.import.wrong', { count: outcome.wrong.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('admin.import.line')}</th>
            <th scope="col">{t('admin.import.why')}</th>
          </tr>
        </thead>
        <tbody>
          {outcome.wrong.slice(0, SHOWN).map(one => (
            <tr key={one.line}>
              <td>{one.line}</td>
              <td>
                {Object.entries(one.fields)
                  .map(([column, code]) => `${titleOf(column)}：${say(code)}`)
                  .join('；')}
                {one.text && ` ${one.text}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

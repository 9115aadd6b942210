import { ApiError } from '../api-error.ts'
import { useShellText } from '../i18n/index.ts'
import { Button } from './button.tsx'
import './notice.css'

type ErrorNoteProps = {
  error: unknown
  retry?: (() => unknown) | undefined
  /** Set on forms: tells the person that nothing they entered is lost. */
  kept?: boolean | undefined
}

function useWords(error: unknown): { message: string; mend: string; code: string } {
  const t = useShellText()
  const code = error instanceof ApiError ? error.code : 'page.fault'
  const known = error instanceof ApiError ? error : undefined
  const status = known?.status ?? -1
  const [message, mend] =
    status === 0
      ? [t('shell.error.network'), t('shell.error.network.mend')]
      : status === 401
        ? [t('shell.error.signin'), t('shell.error.signin.mend')]
        : status === 404
          ? [t('shell.error.notfound'), t('shell.error.notfound.mend')]
          : [status >= 500 ? t('shell.error.server') : t('shell.error.unknown'), t('shell.error.unknown.mend')]
  return { message: known?.message || message, mend: known?.mend ?? (known?.message ? '' : mend), code }
}

/** What went wrong, what was kept, how to mend it, and the code to tell a colleague. Words about answers say themselves that these are kept. */
export function ErrorNote({ error, retry, kept }: ErrorNoteProps) {
  const t = useShellText()
  const { message, mend, code } = useWords(error)
  return (
    <div className="ui-error" role="alert">
      <strong>{message}</strong>
      {(mend || kept) && (
        <p>
          {mend} {kept && code !== 'answers-invalid' && t('shell.error.kept')}
        </p>
      )}
      <div className="ui-row">
        <code>{t('shell.error.code', { code })}</code>
        {retry && (
          <Button size="small" onPress={retry}>
            {t('shell.retry')}
          </Button>
        )}
      </div>
    </div>
  )
}

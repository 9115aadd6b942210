import { useShellText } from '../i18n/index.ts'
import './small.css'

/** The same small 为什么 beside every computed thing; opens the lines that explain it. */
export function Why({ lines, label }: { lines: readonly string[]; label?: string | undefined }) {
  const t = useShellText()
  if (lines.length === 0) return null
  return (
    <details className="ui-why">
      <summary>{label ?? t('shell.why')}</summary>
      <ol>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </details>
  )
}

import { useShellText } from '../i18n/index.ts'
import './notice.css'

/** The shape of what is coming; the count is not the content's. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useShellText()
  const bars = Array.from({ length: lines }, (_, index) => `bar-${index}`)
  return (
    <div className="ui-skeleton" role="status">
      {bars.map(bar => (
        <span key={bar} />
      ))}
      <p className="ui-hidden">{t('shell.loading')}</p>
    </div>
  )
}

import { useShellText } from '../i18n/index.ts'
import { Button } from './button.tsx'
import './small.css'

type PagerProps = {
  /** Zero-based index of the first row shown. */
  from: number
  /** How many rows are shown. */
  shown: number
  /** All rows, when it is known; counting millions is not always worth it. */
  total?: number | undefined
  onPrevious?: (() => unknown) | undefined
  onNext?: (() => unknown) | undefined
}

/** Earlier and later rows of a list too long for one page; a missing handler means there is no such page. */
export function Pager({ from, shown, total, onPrevious, onNext }: PagerProps) {
  const t = useShellText()
  const range = { from: shown === 0 ? 0 : from + 1, to: from + shown }
  return (
    <nav className="ui-pager" aria-label={t('shell.pager')}>
      <span>{total === undefined ? t('shell.pager.open', range) : t('shell.pager.range', { ...range, count: total })}</span>
      <Button size="small" disabled={!onPrevious} onPress={onPrevious}>
        {t('shell.pager.previous')}
      </Button>
      <Button size="small" disabled={!onNext} onPress={onNext}>
        {t('shell.pager.next')}
      </Button>
    </nav>
  )
}

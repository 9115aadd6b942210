import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
import { useSize } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { useText } from '../text.ts'

type Part = { readonly keys: readonly string[]; readonly content: ReactNode }

type FormPartsProps = {
  parts: readonly Part[]
  faults: Readonly<Record<string, string>>
  /** What may be left out. */
  more: ReactNode
  /** The way to send it. */
  children: ReactNode
}

/** All questions on one page; for older eyes one at a time, with a way on and a way back. */
export function FormParts({ parts, faults, more, children }: FormPartsProps) {
  const t = useText()
  const elder = useSize() === 'elder'
  const [at, setAt] = useState(0)
  const top = useRef<HTMLParagraphElement>(null)
  const wrong = parts.findIndex(part => part.keys.some(key => faults[key]))
  useEffect(() => {
    if (wrong >= 0) setAt(wrong)
  }, [wrong])
  if (!elder) {
    return (
      <>
        {parts.map(part => (
          <section className="p-block" key={part.keys.join()}>
            {part.content}
          </section>
        ))}
        {more}
        {children}
      </>
    )
  }
  const go = (next: number) => {
    setAt(next)
    top.current?.scrollIntoView()
    top.current?.focus()
  }
  const last = at >= parts.length - 1
  return (
    <>
      <p ref={top} tabIndex={-1} className="p-at">
        {t('portal.report.at', { at: at + 1, count: parts.length })}
      </p>
      {parts.map((part, index) => (
        <Fragment key={part.keys.join()}>{index === at && <section className="p-block">{part.content}</section>}</Fragment>
      ))}
      {last ? (
        <>
          {more}
          {children}
        </>
      ) : (
        <Button look="main" size="wide" onPress={() => go(at + 1)}>
          {t('shell.next')}
        </Button>
      )}
      {at > 0 && (
        <Button size="wide" onPress={() => go(at - 1)}>
          {t('portal.report.before')}
        </Button>
      )}
    </>
  )
}

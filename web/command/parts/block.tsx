import { type ReactNode, useId } from 'react'

type BlockProps = {
  title: string
  /** Said beside the title: how many, until when. */
  aside?: ReactNode
  onOpen?: (() => void) | undefined
  className?: string | undefined
  children: ReactNode
}

/** One question of the wall and its answer; the title opens the whole of it. */
export function Block({ title, aside, onOpen, className = '', children }: BlockProps) {
  const id = useId()
  return (
    <section className={`cc-block ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {onOpen ? (
            <button type="button" className="cc-open" onClick={onOpen}>
              {title}
            </button>
          ) : (
            title
          )}
        </h2>
        {aside && <span className="cc-aside">{aside}</span>}
      </header>
      {children}
    </section>
  )
}

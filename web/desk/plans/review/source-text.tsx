import { useEffect, useMemo, useRef, useState } from 'react'
import type { PlanSource } from '#contract/plans'
import { Button } from '../../../shell/ui/button.tsx'
import { usePlanText } from '../text.ts'
import { segmentsOf } from './segments.ts'
import { useReviewText } from './text.ts'

type Props = {
  source: PlanSource
  chosen: string | undefined
  onChoose: (item: string) => void
  /** Words somebody selected that the reader did not find. */
  onMark?: ((at: number, words: string) => void) | undefined
}

/** Where a selection begins in the text: every piece knows its own place. */
function placeOf(node: Node | null, offset: number): number | null {
  const piece = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('[data-at]')
  return piece?.dataset.at === undefined ? null : Number(piece.dataset.at) + offset
}

/** The text as it was read, what was found in it marked; a mark leads to its item, selected words become one. */
export function SourceText({ source, chosen, onChoose, onMark }: Props) {
  const t = usePlanText()
  const w = useReviewText()
  const box = useRef<HTMLDivElement>(null)
  const segments = useMemo(() => segmentsOf(source), [source])
  const [selected, setSelected] = useState<{ at: number; words: string }>()
  useEffect(() => {
    const text = box.current
    const words = chosen && text?.querySelector(`[data-item="${chosen}"]`)
    if (!text || !words) return
    // The text alone is moved: the page stays where somebody has it.
    const above = words.getBoundingClientRect().top - text.getBoundingClientRect().top
    text.scrollBy({ top: above - text.clientHeight / 3, behavior: 'smooth' })
  }, [chosen])
  const look = () => {
    const selection = document.getSelection()
    if (!onMark || !selection || selection.isCollapsed) return setSelected(undefined)
    const from = placeOf(selection.anchorNode, selection.anchorOffset)
    const to = placeOf(selection.focusNode, selection.focusOffset)
    if (from === null || to === null) return setSelected(undefined)
    const at = Math.min(from, to)
    const words = source.text.slice(at, Math.max(from, to))
    setSelected(words.trim().length > 1 && words.length <= 4000 ? { at, words } : undefined)
  }
  return (
    <section className="pl-source" aria-label={t('pl.source')} ref={box} onPointerUp={look} onKeyUp={look}>
      {selected && onMark && (
        <p className="pl-mark-it">
          <Button
            size="small"
            look="main"
            onPress={() => {
              onMark(selected.at, selected.words)
              setSelected(undefined)
            }}
          >
            {w('pl.mark')}
          </Button>
        </p>
      )}
      {segments.map(({ at, text, mark }) =>
        mark ? (
          <button
            key={at}
            type="button"
            data-at={at}
            data-item={mark.item}
            className={`pl-mark pl-mark-${mark.kind} pl-mark-${mark.state} ${mark.item === chosen ? 'pl-mark-here' : ''}`}
            onClick={() => onChoose(mark.item)}
          >
            {text}
          </button>
        ) : (
          <span key={at} data-at={at}>
            {text}
          </span>
        ),
      )}
    </section>
  )
}

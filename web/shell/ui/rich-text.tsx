import { createElement, lazy, type ReactNode, Suspense, useMemo } from 'react'
import { useShellText } from '../i18n/index.ts'
import { readChart } from './read-chart.ts'
import './rich-text.css'

const tags = new Set(
  'h2 h3 h4 p br hr blockquote strong em u sub sup a img ul ol li table caption thead tbody tfoot tr th td figure figcaption'.split(
    ' ',
  ),
)
const empty = new Set(['br', 'hr', 'img'])
const kept: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel'],
  img: ['src', 'alt'],
  td: ['colSpan', 'rowSpan'],
  th: ['colSpan', 'rowSpan', 'scope'],
  ol: ['start'],
}

function attributesOf(element: Element, tag: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const name of kept[tag] ?? []) {
    const value = element.getAttribute(name)
    if (value !== null && !(name === 'href' && !/^(https?:|mailto:|tel:|\/)/i.test(value))) found[name] = value
  }
  return found
}

// Few texts have charts: the others do without what draws them.
const ChartDrawing = lazy(() => import('./chart.tsx'))

/** A chart as its drawing, with its title above, its note below, and its numbers for whoever wants them. */
function ChartFigure({ figure }: { figure: Element }) {
  const t = useShellText()
  const chart = readChart(figure.getAttribute('data-chart') ?? '')
  const table = figure.querySelector('table')
  const numbers = table && <div className="ui-rich-wide">{nodesOf(table.parentElement ?? figure, 'table')}</div>
  if (!chart) return <figure>{nodesOf(figure)}</figure>
  return (
    <figure className="ui-chart-figure">
      <figcaption className="ui-chart-title">{chart.title}</figcaption>
      <Suspense fallback={numbers}>
        <ChartDrawing chart={chart} />
      </Suspense>
      {chart.note && <p className="ui-soft">{chart.note}</p>}
      <details className="ui-no-print">
        <summary>{t('shell.chart.numbers')}</summary>
        {numbers}
      </details>
    </figure>
  )
}

function nodesOf(parent: ParentNode, only?: string): ReactNode[] {
  return [...parent.childNodes].map((node, key) => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent
    if (!(node instanceof Element)) return null
    const tag = node.localName
    if (only !== undefined && tag !== only) return null
    if (tag === 'figure' && node.hasAttribute('data-chart')) return createElement(ChartFigure, { key, figure: node })
    const children = empty.has(tag) ? undefined : nodesOf(node)
    // What is not known to be safe keeps its words and loses its form.
    if (!tags.has(tag)) return children
    const attributes = { key, ...attributesOf(node, tag), ...(tag === 'img' && { loading: 'lazy' }) }
    const made = children === undefined ? createElement(tag, attributes) : createElement(tag, attributes, ...children)
    // A wide table scrolls by itself, and can be reached by keys to do so.
    return tag === 'table' ? createElement('div', { key, className: 'ui-rich-wide', tabIndex: 0 }, made) : made
  })
}

/** Text with headings, lists, tables and pictures, as the server cleaned it; drawn as elements, never as markup. */
export function RichText({ html }: { html: string }) {
  const content = useMemo(() => nodesOf(new DOMParser().parseFromString(html, 'text/html').body), [html])
  return <div className="ui-rich">{content}</div>
}

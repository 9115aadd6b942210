import { mergeAttributes, Node } from '@tiptap/core'
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'
import type { Chart } from '#methods/charts/index'
import ChartDrawing from '../../shell/ui/chart.tsx'
import { readChart } from '../../shell/ui/read-chart.ts'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useText } from './text.ts'

const chartOf = (given: unknown): Chart | null => (typeof given === 'string' ? readChart(given) : null)

/** A chart in the text: its question and note can be reworded; its numbers came from the records and stay. */
function ChartView({ node, updateAttributes, selected }: NodeViewProps) {
  const t = useText()
  const chart = chartOf(node.attrs.chart)
  if (!chart) return <NodeViewWrapper as="figure">{t('docs.chart.broken')}</NodeViewWrapper>
  const set = (more: Partial<Pick<Chart, 'title' | 'note'>>) => updateAttributes({ chart: JSON.stringify({ ...chart, ...more }) })
  return (
    <NodeViewWrapper as="figure" className="docs-chart" contentEditable={false} data-drag-handle data-selected={selected}>
      <TextField label={t('docs.chart.title')} value={chart.title} maxLength={120} onChange={title => set({ title })} />
      <ChartDrawing chart={chart} />
      <TextField label={t('docs.chart.note')} value={chart.note} maxLength={300} onChange={note => set({ note })} />
    </NodeViewWrapper>
  )
}

/** Keeps a chart as `<figure data-chart="…">`; the server puts the table of its numbers beside it. */
export const ChartNode = Node.create({
  name: 'chart',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      chart: {
        default: '',
        parseHTML: element => element.getAttribute('data-chart') ?? '',
        renderHTML: ({ chart }) => ({ 'data-chart': chart }),
      },
    }
  },
  parseHTML() {
    return [{ tag: 'figure[data-chart]', priority: 60 }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['figure', mergeAttributes(HTMLAttributes)]
  },
  addNodeView() {
    return ReactNodeViewRenderer(ChartView)
  },
})

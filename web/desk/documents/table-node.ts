import { Table } from '@tiptap/extension-table'

/** A table that keeps its caption while somebody writes; the library's own would turn it into a cell. */
export const CaptionedTable = Table.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: { default: '', parseHTML: element => element.querySelector('caption')?.textContent ?? '', renderHTML: () => ({}) },
    }
  },
  parseHTML() {
    return [...(this.parent?.() ?? []), { tag: 'caption', ignore: true }]
  },
  renderHTML(props) {
    const made = this.parent?.(props) ?? ['table', ['tbody', 0]]
    const caption: unknown = props.node.attrs.caption
    if (!Array.isArray(made) || typeof caption !== 'string' || caption === '') return made
    const [tag, attributes, ...rest] = made
    return [tag, attributes, ['caption', {}, caption], ...rest]
  },
})

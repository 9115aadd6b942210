import { Image } from '@tiptap/extension-image'
import { TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { EditorContent, useEditor, useEditorState, type Editor as Writing } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { useRef, useState } from 'react'
import { type Asked, AskLine } from './ask-line.tsx'
import { ChartNode } from './chart-node.tsx'
import { upload } from './data.ts'
import { CaptionedTable } from './table-node.ts'
import { useText } from './text.ts'

/** Writes the small safe part of HTML a document may hold; what is pasted from Word loses everything else. */
export function Editor({ document, html, onChange }: { document: string; html: string; onChange: (html: string) => void }) {
  const t = useText()
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3, 4] },
        code: false,
        codeBlock: false,
        strike: false,
        link: { openOnClick: false },
      }),
      CaptionedTable,
      TableRow,
      TableHeader,
      TableCell,
      ChartNode,
      Image,
    ],
    content: html,
    onUpdate: ({ editor: now }) => onChange(now.isEmpty ? '' : now.getHTML()),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('docs.field.body'),
        class: 'ui-rich docs-writing',
      },
    },
  })
  return (
    <div className="docs-editor">
      {editor && <Tools editor={editor} document={document} />}
      <EditorContent editor={editor} />
      <p className="ui-soft">{t('docs.edit.hint')}</p>
    </div>
  )
}

const names = [
  'heading',
  'subheading',
  'bold',
  'bullets',
  'numbers',
  'quote',
  'table',
  'row',
  'column',
  'link',
  'picture',
  'undo',
] as const
type Tool = readonly [name: (typeof names)[number], on: boolean, run: () => unknown]

function Tools({ editor, document }: { editor: Writing; document: string }) {
  const t = useText()
  const file = useRef<HTMLInputElement>(null)
  const [asked, setAsked] = useState<Asked>()
  const is = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      h2: now.isActive('heading', { level: 2 }),
      h3: now.isActive('heading', { level: 3 }),
      bold: now.isActive('bold'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      table: now.isActive('table'),
      link: now.isActive('link'),
    }),
  })
  const chain = () => editor.chain().focus()
  const link = () => {
    if (is.link) return chain().unsetLink().run()
    setAsked({
      title: t('docs.edit.link'),
      label: t('docs.edit.link.ask'),
      hint: t('docs.edit.link.hint'),
      action: t('docs.edit.link.set'),
      needed: true,
      take: line => {
        const href = /^(?:[a-z]+:|\/)/i.test(line) ? line : `https://${line}`
        const marked = editor.state.selection.empty
          ? chain().insertContent({ type: 'text', text: line, marks: [{ type: 'link', attrs: { href } }] })
          : chain().setLink({ href })
        marked.run()
      },
    })
  }
  const picture = (chosen: File) =>
    setAsked({
      title: t('docs.edit.picture'),
      label: t('docs.edit.picture.ask'),
      hint: chosen.name,
      action: t('docs.edit.picture.set'),
      needed: false,
      take: async alt => {
        const made = await upload(document, chosen)
        chain()
          .setImage({ src: `/api/public/document-files/${made.id}`, alt })
          .run()
      },
    })
  const tools: readonly Tool[] = [
    ['heading', is.h2, () => chain().toggleHeading({ level: 2 }).run()],
    ['subheading', is.h3, () => chain().toggleHeading({ level: 3 }).run()],
    ['bold', is.bold, () => chain().toggleBold().run()],
    ['bullets', is.bullets, () => chain().toggleBulletList().run()],
    ['numbers', is.numbers, () => chain().toggleOrderedList().run()],
    ['quote', is.quote, () => chain().toggleBlockquote().run()],
    ['table', is.table, () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()],
    ...(is.table
      ? ([
          ['row', false, () => chain().addRowAfter().run()],
          ['column', false, () => chain().addColumnAfter().run()],
        ] as const)
      : []),
    ['link', is.link, link],
    ['picture', false, () => file.current?.click()],
    ['undo', false, () => chain().undo().run()],
  ]
  return (
    <div className="docs-tools" role="toolbar" aria-label={t('docs.edit.tools')}>
      {tools.map(([name, on, run]) => (
        <button key={name} type="button" aria-pressed={on} onClick={() => void run()}>
          {t(`docs.edit.${name}`)}
        </button>
      ))}
      <input
        ref={file}
        type="file"
        accept="image/*"
        className="ui-hidden"
        tabIndex={-1}
        aria-label={t('docs.edit.picture')}
        onChange={event => {
          const chosen = event.target.files?.[0]
          if (chosen) picture(chosen)
          event.target.value = ''
        }}
      />
      {asked && <AskLine asked={asked} onClose={() => setAsked(undefined)} />}
    </div>
  )
}

import type { DocumentContent } from '#contract/documents'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useText } from './text.ts'

const none = { head: false, addressee: '', copies: '', remark: '' }
const lines = [
  ['addressee', 300],
  ['copies', 500],
  ['remark', 100],
] as const

type Props = { content: DocumentContent; set: (more: Partial<DocumentContent>) => void }

/** What only the printed paper has: to whom, with copies to whom, and whether below a red head. */
export function OfficialParts({ content, set }: Props) {
  const t = useText()
  const official = content.official ?? none
  const change = (more: Partial<typeof none>) => set({ official: { ...official, ...more } })
  return (
    <fieldset className="docs-filing">
      <legend>{t('docs.paper.parts')}</legend>
      {lines.map(([name, most]) => (
        <TextField
          key={name}
          label={t(`docs.paper.${name}`)}
          value={official[name]}
          maxLength={most}
          onChange={value => change({ [name]: value })}
        />
      ))}
      <Checkbox checked={official.head} onChange={head => change({ head })}>
        {t('docs.paper.head')}
      </Checkbox>
    </fieldset>
  )
}

import type { DocumentContent, DocumentDetail, DocumentRow } from '#contract/documents'
import { ApiError, api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Select } from '../../shell/ui/select.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { nameIn } from '../data/names.ts'
import { usePlaces, useUnits } from '../data/office.ts'
import { Attachments } from './attachments.tsx'
import { useDraftedClasses } from './data.ts'
import { Editor } from './editor.tsx'
import { OfficialParts } from './official-parts.tsx'
import { useText } from './text.ts'

type Props = { d: DocumentDetail; content: DocumentContent; onChange: (next: DocumentContent) => void; error: unknown }

const dates = ['createdOn', 'effectiveFrom', 'effectiveTo', 'shownUntil'] as const
const modes = ['active', 'on-request'] as const
const scopes = ['everyone', 'concerned'] as const
const kinds = ['text', 'picture', 'answers'] as const

/** Everything a drafter writes: the words first, what files it under second. */
export function DocumentForm({ d, content, onChange, error }: Props) {
  const t = useText()
  const fields = error instanceof ApiError ? error.fields : {}
  const set = (more: Partial<DocumentContent>) => onChange({ ...content, ...more })
  return (
    <div className="ui-stack">
      <TextField
        label={t('docs.field.title')}
        value={content.title}
        maxLength={200}
        error={fields.title}
        onChange={title => set({ title })}
      />
      <TextArea
        label={t('docs.field.summary')}
        hint={t('docs.field.summary.hint')}
        value={content.summary}
        rows={2}
        maxLength={500}
        error={fields.summary}
        onChange={summary => set({ summary })}
      />
      <Editor document={d.id} html={content.body} onChange={body => set({ body })} />
      <Attachments d={d} content={content} onChange={set} />
      <OfficialParts content={content} set={set} />
      <Filing content={content} set={set} fields={fields} />
    </div>
  )
}

type FilingProps = {
  content: DocumentContent
  set: (more: Partial<DocumentContent>) => void
  fields: Readonly<Record<string, string | undefined>>
}

function Filing({ content, set, fields }: FilingProps) {
  const t = useText()
  const language = useLanguage()
  const classes = useDraftedClasses()
  const { data: units = [] } = useUnits()
  const { data: communities = [] } = usePlaces('community')
  const of = classes.find(([id]) => id === content.class)?.[1]
  return (
    <fieldset className="docs-filing">
      <legend>{t('docs.more')}</legend>
      <Select
        label={t('docs.field.class')}
        empty={false}
        value={content.class}
        onChange={one => set({ class: one ?? content.class })}
        options={classes.map(([value, one]) => ({ value, label: one.title }))}
      />
      <Select
        label={t('docs.field.unit')}
        value={content.unit ?? undefined}
        error={fields.unit}
        onChange={unit => set({ unit: unit ?? null })}
        options={units.filter(one => one.active).map(one => ({ value: one.id, label: nameIn(language, one) }))}
      />
      <TextField
        label={t('docs.field.number')}
        hint={t('docs.field.number.hint')}
        value={content.number ?? ''}
        maxLength={80}
        error={fields.number}
        onChange={number => set({ number: number || null })}
      />
      {dates
        .filter(one => one !== 'shownUntil' || of?.shownFor || content.shownUntil)
        .map(one => (
          <TextField
            key={one}
            type="date"
            label={t(`docs.field.${one}`)}
            hint={one === 'shownUntil' ? t('docs.field.shownUntil.hint') : undefined}
            value={content[one] ?? ''}
            error={fields[one]}
            onChange={day => set({ [one]: day || null })}
          />
        ))}
      <TextField
        label={t('docs.field.titleEn')}
        value={content.titleEn ?? ''}
        maxLength={300}
        onChange={titleEn => set({ titleEn: titleEn || null })}
      />
      <TextField
        label={t('docs.field.keywords')}
        hint={t('docs.field.keywords.hint')}
        value={content.keywords.join('、')}
        maxLength={300}
        onChange={typed =>
          set({
            keywords: typed
              .split(/[、,，;；]/)
              .slice(0, 12)
              .map(one => one.slice(0, 30)),
          })
        }
      />
      <Select
        label={t('docs.field.community')}
        empty={t('docs.field.community.all')}
        value={content.community ?? undefined}
        onChange={community => set({ community: community ?? null })}
        options={communities.map(one => ({ value: one.id, label: nameIn(language, one) }))}
      />
      <Select
        label={t('docs.field.mode')}
        empty={false}
        value={content.mode}
        onChange={mode => set({ mode: modes.find(one => one === mode) ?? 'active' })}
        options={modes.map(value => ({ value, label: t(`docs.field.mode.${value}`) }))}
      />
      <Select
        label={t('docs.field.scope')}
        empty={false}
        value={content.scope}
        onChange={scope => set({ scope: scopes.find(one => one === scope) ?? 'everyone' })}
        options={scopes.map(value => ({ value, label: t(`docs.field.scope.${value}`) }))}
      />
      {of?.explains && <Explains content={content} set={set} fields={fields} />}
      {of?.binds && <Replaces content={content} set={set} />}
    </fieldset>
  )
}

const usePublished = () =>
  useLoad('documents/shown', signal =>
    api.get<{ rows: DocumentRow[] }>('/documents', { query: { view: 'shown', limit: 200 }, signal }),
  )
const option = (one: DocumentRow) => ({ value: one.id, label: `${one.title} (${one.index ?? ''})` })

function Explains({ content, set, fields }: FilingProps) {
  const t = useText()
  const { data } = usePublished()
  return (
    <>
      <Select
        label={t('docs.field.interprets')}
        value={content.interprets ?? undefined}
        error={fields.interprets}
        onChange={interprets => set({ interprets: interprets ?? null })}
        options={data?.rows.map(option) ?? []}
      />
      <Select
        label={t('docs.field.interpretation')}
        value={content.interpretation ?? undefined}
        onChange={kind => set({ interpretation: kinds.find(one => one === kind) ?? null })}
        options={kinds.map(value => ({ value, label: t(`docs.field.interpretation.${value}`) }))}
      />
    </>
  )
}

function Replaces({ content, set }: Omit<FilingProps, 'fields'>) {
  const t = useText()
  const { data } = usePublished()
  return (
    <Select
      label={t('docs.field.replaces')}
      value={content.replaces[0]}
      onChange={one => set({ replaces: one ? [one] : [] })}
      options={data?.rows.map(option) ?? []}
    />
  )
}

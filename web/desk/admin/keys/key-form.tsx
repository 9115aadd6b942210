import { useRef, useState } from 'react'
import type { z } from 'zod'
import { keyScopes } from '#contract/choices'
import type { apiKeyMade } from '#contract/identity'
import { NameFinder } from '../../../fields/name-finder.tsx'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { Choices } from '../../../shell/ui/choice.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { changed, usePeople } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import type { Secret } from '../parts/once-secret.tsx'
import { usePostWords } from '../people/people-page.tsx'
import { useText } from '../text.ts'

/** A key for another system: whose posts it acts with, what it may do, until when. */
export function KeyForm({ onClose, onMade }: { onClose: () => void; onMade: (secret: Secret) => void }) {
  const t = useText()
  const id = useRef(newId())
  const { data: people = [] } = usePeople()
  const postWords = usePostWords()
  const [name, setName] = useState('')
  const [person, setPerson] = useState<string>()
  const [chosen, setChosen] = useState<readonly string[]>(['cases:read'])
  const [until, setUntil] = useState('')
  const save = async () => {
    const body: { id: string } & Record<string, unknown> = {
      id: id.current,
      name: name.trim(),
      person,
      scopes: chosen,
      expiresAt: until ? Date.parse(`${until}T23:59:59+08:00`) : null,
    }
    const made = await api.create<z.infer<typeof apiKeyMade>>('/api-keys', body)
    onMade({ title: t('admin.once.key', { name: made.name }), lead: t('admin.once.key.lead'), value: made.key })
    await changed('api-keys')
  }
  return (
    <FormDialog
      title={t('admin.key.add')}
      save={t('admin.key.add')}
      disabled={name.trim() === '' || !person || chosen.length === 0}
      onSave={save}
      onClose={onClose}
    >
      {errors => (
        <>
          <TextField
            label={t('admin.key.name')}
            hint={t('admin.key.name.hint')}
            error={errors.name}
            value={name}
            onChange={setName}
            maxLength={100}
          />
          <NameFinder
            label={t('admin.key.person')}
            hint={t('admin.key.person.hint')}
            error={errors.person}
            search={t('admin.people.search')}
            many={false}
            named={people.filter(one => one.active).map(one => ({ id: one.id, name: one.name, note: postWords(one.posts) }))}
            value={person ? [person] : []}
            onChange={([picked]) => setPerson(picked)}
          />
          <Choices
            label={t('admin.key.scopes')}
            error={errors.scopes}
            tiles
            options={keyScopes.map(scope => ({ value: scope, label: t(`admin.scope.${scope}`) }))}
            value={chosen}
            onChange={setChosen}
          />
          <TextField
            label={t('admin.key.until')}
            optional
            type="date"
            error={errors.expiresAt}
            value={until}
            onChange={setUntil}
          />
        </>
      )}
    </FormDialog>
  )
}

import { useRef, useState } from 'react'
import type { z } from 'zod'
import type { personMade } from '#contract/identity'
import type { PersonRow } from '#contract/office'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import type { Secret } from '../parts/once-secret.tsx'
import { useText } from '../text.ts'
import { emptyPost, PostFields } from './post-fields.tsx'

type Made = z.infer<typeof personMade>
type Props = { person?: PersonRow | undefined; onClose: () => void; onMade?: (secret: Secret) => void }

/** Takes on a colleague, with a first post if one is known; or changes how somebody is called and signs in. */
export function PersonForm({ person, onClose, onMade }: Props) {
  const t = useText()
  const ids = useRef({ person: newId(), post: newId() })
  const [name, setName] = useState(person?.name ?? '')
  const [login, setLogin] = useState(person?.login ?? '')
  const [phone, setPhone] = useState(person?.phone ?? '')
  const [post, setPost] = useState(emptyPost)
  const given = { name: name.trim(), login: login.trim() || null, phone: phone.trim() || null }

  const add = async () => {
    const made = await api.create<Made>('/people', { id: ids.current.person, ...given } as { id: string })
    if (post.role)
      await api.create('/posts', {
        id: ids.current.post,
        person: made.id,
        role: post.role,
        unit: post.unit,
        place: post.place,
      } as {
        id: string
      })
    return made
  }
  const save = async () => {
    const made = person ? undefined : await add()
    if (person) await api.patch(`/people/${person.id}`, { version: person.version, ...given })
    toast(t(person ? 'admin.person.changed' : 'admin.person.added', { name: given.name }))
    await changed('people', 'posts')
    // Last of all: the form closes with it, and nothing stands between the list and who has written the password down.
    if (made?.oneTimePassword)
      onMade?.({
        title: t('admin.once.password', { name: made.name }),
        lead: t('admin.once.password.lead'),
        value: made.oneTimePassword,
      })
  }
  return (
    <FormDialog
      title={person ? t('admin.person.edit', { name: person.name }) : t('admin.person.add')}
      save={t(person ? 'shell.save' : 'admin.person.add')}
      disabled={given.name === ''}
      onSave={save}
      onClose={onClose}
    >
      {errors => (
        <>
          <TextField label={t('admin.person.name')} error={errors.name} value={name} onChange={setName} maxLength={100} />
          <TextField
            label={t('admin.person.login')}
            hint={t('admin.person.login.hint')}
            optional
            error={errors.login}
            value={login}
            onChange={setLogin}
            maxLength={100}
          />
          <TextField
            label={t('admin.person.phone')}
            optional
            type="tel"
            inputMode="tel"
            error={errors.phone}
            value={phone}
            onChange={setPhone}
            maxLength={40}
          />
          {!person && <PostFields value={post} onChange={setPost} errors={errors} optional />}
        </>
      )}
    </FormDialog>
  )
}

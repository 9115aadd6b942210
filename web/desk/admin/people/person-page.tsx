import { useState } from 'react'
import type { z } from 'zod'
import type { oneTimePassword } from '#contract/identity'
import type { PersonRow } from '#contract/office'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Facts } from '../../../shell/ui/facts.tsx'
import { Page, Panel } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { useSignedIn } from '../../data/session.ts'
import { changed, useHasRole, usePeople } from '../data.ts'
import { OnceSecret, type Secret } from '../parts/once-secret.tsx'
import { useSave } from '../parts/use-save.ts'
import { useText } from '../text.ts'
import { LeaveForm } from './leave-form.tsx'
import { usePostWords } from './people-page.tsx'
import { PersonForm } from './person-form.tsx'
import { Phones } from './phones.tsx'
import { PostForm } from './post-form.tsx'

export default function PersonPage({ id }: { id: string }) {
  const t = useText()
  const { data, error, refetch } = usePeople()
  const person = data?.find(one => one.id === id)
  return (
    <Page title={person?.name ?? t('admin.people')} back={{ to: '/people', label: t('admin.people') }} width="wide">
      {error ? (
        <ErrorNote error={error} retry={() => refetch()} />
      ) : person ? (
        <Person person={person} />
      ) : data ? (
        <EmptyState title={t('admin.person.unknown')} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  )
}

function Person({ person }: { person: PersonRow }) {
  const t = useText()
  const me = useSignedIn()
  const [open, setOpen] = useState<'edit' | 'post' | 'leave'>()
  const holds = useHasRole()
  const mayEdit = holds('security-admin')
  const mayRead = holds('security-admin', 'auditor')
  const self = me.person.id === person.id
  const close = () => setOpen(undefined)
  return (
    <div className="ui-stack">
      <Panel
        title={t('admin.person.facts')}
        actions={
          mayEdit && (
            <Button size="small" onPress={() => setOpen('edit')}>
              {t('admin.change')}
            </Button>
          )
        }
      >
        <Facts
          facts={[
            [t('admin.person.login'), person.login ?? t('admin.person.nologin')],
            [t('admin.person.phone'), person.phone],
            [t('admin.person.factor'), t(person.secondFactor ? 'admin.person.factor.on' : 'admin.person.factor.off')],
            [t('admin.person.state'), t(person.active ? 'admin.person.active' : 'admin.person.left')],
          ]}
        />
      </Panel>
      <Posts person={person} mayEdit={mayEdit && !self && person.active} onAdd={() => setOpen('post')} />
      {mayEdit && person.active && <Access person={person} self={self} onLeave={() => setOpen('leave')} />}
      {mayRead && <Phones person={person.id} mayWipe={mayEdit} />}
      {open === 'edit' && <PersonForm person={person} onClose={close} />}
      {open === 'post' && <PostForm person={person.id} onClose={close} />}
      {open === 'leave' && <LeaveForm person={person} onClose={close} />}
    </div>
  )
}

function Posts({ person, mayEdit, onAdd }: { person: PersonRow; mayEdit: boolean; onAdd: () => void }) {
  const t = useText()
  const words = usePostWords()
  const { save, error } = useSave()
  const end = (post: string) =>
    save(async () => {
      await api.patch(`/posts/${post}`, { to: Date.now() })
      await changed('people', 'posts')
    })
  return (
    <Panel
      title={t('admin.person.posts')}
      actions={
        mayEdit && (
          <Button size="small" onPress={onAdd}>
            {t('admin.post.add')}
          </Button>
        )
      }
    >
      {error !== undefined && <ErrorNote error={error} />}
      {person.posts.length === 0 && <p className="ui-soft">{t('admin.post.none')}</p>}
      <ul className="admin-lines">
        {person.posts.map(post => (
          <li key={post.id}>
            <span>
              {words([post])}{' '}
              <span className="ui-soft">
                {t('admin.post.since')} <When at={post.from} />
              </span>
            </span>
            {mayEdit && (
              <Button size="small" look="danger" confirm={t('admin.post.end.confirm')} onPress={() => end(post.id)}>
                {t('admin.post.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** How somebody comes in, and how they are let go. Nobody does these to themselves here. */
function Access({ person, self, onLeave }: { person: PersonRow; self: boolean; onLeave: () => void }) {
  const t = useText()
  const { save, error } = useSave()
  const [secret, setSecret] = useState<Secret>()
  const reset = () =>
    save(async () => {
      const { oneTimePassword: value } = await api.post<z.infer<typeof oneTimePassword>>(`/people/${person.id}/one-time-password`)
      setSecret({ title: t('admin.once.password', { name: person.name }), lead: t('admin.once.password.lead'), value })
      await changed('people')
    })
  const loseFactor = () =>
    save(async () => {
      await api.remove(`/people/${person.id}/second-factor`)
      toast(t('admin.person.factor.removed', { name: person.name }))
      await changed('people')
    })
  return (
    <Panel title={t('admin.person.access')}>
      {self && <p className="ui-soft">{t('admin.person.self')}</p>}
      {error !== undefined && <ErrorNote error={error} />}
      <p className="ui-soft">{t('admin.person.sessions')}</p>
      <div className="ui-row">
        {person.login && (
          <Button confirm={t('admin.person.reset.confirm')} disabled={self} onPress={reset}>
            {t('admin.person.reset')}
          </Button>
        )}
        {person.secondFactor && (
          <Button confirm={t('admin.person.factor.remove.confirm')} disabled={self} onPress={loseFactor}>
            {t('admin.person.factor.remove')}
          </Button>
        )}
        <Button look="danger" disabled={self} onPress={onLeave}>
          {t('admin.leave.open')}
        </Button>
      </div>
      <OnceSecret secret={secret} onClose={() => setSecret(undefined)} />
    </Panel>
  )
}

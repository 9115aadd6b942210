import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PersonRow } from '#contract/office'
import { Button } from '../../../shell/ui/button.tsx'
import { ButtonLink } from '../../../shell/ui/button-link.tsx'
import type { Column } from '../../../shell/ui/data-table.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { useHasRole, useNameOf, usePeople, useRoles } from '../data.ts'
import { Listing, matching, Search } from '../parts/listing.tsx'
import { OnceSecret, type Secret } from '../parts/once-secret.tsx'
import { Table } from '../parts/table.tsx'
import { useText } from '../text.ts'
import { PersonForm } from './person-form.tsx'

/** A person's posts in one line. */
export function usePostWords(): (posts: PersonRow['posts']) => string {
  const roles = useRoles()
  const nameOf = useNameOf()
  const title = (role: string) => roles.find(one => one.id === role)?.title ?? role
  return posts =>
    posts.map(post => [title(post.role), nameOf(post.place) || nameOf(post.unit)].filter(Boolean).join(' ')).join('；')
}

export default function PeoplePage() {
  const t = useText()
  const [, go] = useLocation()
  const asked = usePeople()
  const postWords = usePostWords()
  const mayEdit = useHasRole()('security-admin')
  const [typed, setTyped] = useState('')
  const [current, setCurrent] = useState<string>()
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<Secret>()
  const columns: Column<PersonRow>[] = [
    {
      id: 'name',
      title: t('admin.person.name'),
      width: '9em',
      sortBy: row => row.name,
      cell: row => (
        <ButtonLink to={`/people/${row.id}`} look="quiet" size="small">
          {row.name}
        </ButtonLink>
      ),
    },
    {
      id: 'posts',
      title: t('admin.person.posts'),
      sortBy: row => postWords(row.posts),
      cell: row => postWords(row.posts) || '—',
    },
    {
      id: 'login',
      title: t('admin.person.login'),
      width: '8em',
      sortBy: row => row.login ?? undefined,
      cell: row => row.login ?? '—',
    },
    {
      id: 'factor',
      title: t('admin.person.factor'),
      width: '7em',
      sortBy: row => (row.secondFactor ? 1 : 0),
      cell: row => t(row.secondFactor ? 'admin.person.factor.on' : 'admin.person.factor.off'),
    },
    {
      id: 'active',
      title: t('admin.person.state'),
      width: '7em',
      sortBy: row => (row.active ? 0 : 1),
      cell: row => (
        <StateChip tone={row.active ? 'green' : 'grey'}>{t(row.active ? 'admin.person.active' : 'admin.person.left')}</StateChip>
      ),
    },
  ]
  return (
    <Page
      title={t('admin.people')}
      lead={t('admin.people.lead')}
      width="full"
      actions={
        mayEdit && (
          <Button look="main" onPress={() => setAdding(true)}>
            {t('admin.person.add')}
          </Button>
        )
      }
    >
      <Listing asked={asked} empty={{ title: t('admin.people.empty') }}>
        {rows => (
          <div className="ui-stack">
            <Search value={typed} onChange={setTyped} hint={t('admin.people.search')} />
            <Table
              caption={t('admin.people')}
              columns={columns}
              rows={matching(rows, typed, row => [row.name, row.login, row.phone, postWords(row.posts)])}
              rowId={row => row.id}
              currentId={current}
              onCurrent={row => setCurrent(row.id)}
              onOpen={row => go(`/people/${row.id}`)}
              remember="people"
              height="calc(100dvh - 16rem)"
              empty={<p className="admin-none">{t('admin.search.none', { text: typed })}</p>}
            />
          </div>
        )}
      </Listing>
      {adding && <PersonForm onClose={() => setAdding(false)} onMade={setSecret} />}
      <OnceSecret secret={secret} onClose={() => setSecret(undefined)} />
    </Page>
  )
}

import { Link } from 'wouter'
import type { Question } from '#kernel/engine/question'
import { Button } from '../../shell/ui/button.tsx'
import { Drawer } from '../../shell/ui/drawer.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useNames } from '../data/names.ts'
import { useBehind } from './data.ts'
import { useAskText } from './text.ts'

type BehindProps = { question: Question; keys: readonly (string | null)[] | undefined; what: string; onClose: () => void }

/** The cases or entries behind one number, newest first. */
export function Behind({ question, keys, what, onClose }: BehindProps) {
  const t = useAskText()
  const names = useNames()
  const { data, error, refetch, hasNextPage, fetchNextPage } = useBehind(question, keys)
  const rows = data?.pages.flatMap(page => page.rows)
  const { kind, name } = question.of
  return (
    <Drawer open onClose={onClose} title={t('ask.behind', { what })}>
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!rows && !error && <Skeleton lines={6} />}
      {rows?.length === 0 && <p>{t('ask.behind.none')}</p>}
      <ul className="ask-behind">
        {rows?.map(row => (
          <li key={row.id}>
            <Link href={kind === 'cases' ? `/case/${row.id}` : `/registers/${name}/${row.id}`}>
              {kind === 'cases' ? row.about || row.name : row.name}
            </Link>
            <small className="ui-soft">
              {[kind === 'cases' ? row.name : row.about, row.state, names(row.community)].filter(Boolean).join(' · ')} ·{' '}
              <When at={row.at} />
            </small>
          </li>
        ))}
      </ul>
      {hasNextPage && <Button onPress={() => fetchNextPage()}>{t('ask.behind.more')}</Button>}
    </Drawer>
  )
}

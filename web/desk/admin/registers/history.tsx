import type { RegisterRow } from '#contract/office'
import type { RegisterData } from '#kernel/define/register'
import { FormFacts } from '../../../fields/form.tsx'
import { api } from '../../../shell/api.ts'
import { Drawer } from '../../../shell/ui/drawer.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { Story } from '../../../shell/ui/story.tsx'
import { useLoad } from '../../../shell/use-load.ts'
import { useText } from '../text.ts'

type Props = { path: string; def: RegisterData; row: RegisterRow; onClose: () => void }

/** Every version of a row; each shows what it changed, the first shows all. */
export function History({ path, def, row, onClose }: Props) {
  const t = useText()
  const { data, error, reload } = useLoad(`history/${path}/${row.key}`, signal =>
    api.get<{ rows: readonly RegisterRow[] }>(`${path}/${encodeURIComponent(row.key)}/history`, { signal }),
  )
  const rows = data?.rows ?? []
  const differs = (at: number) =>
    Object.keys(def.columns).filter(
      column => JSON.stringify(rows[at]?.data[column] ?? null) !== JSON.stringify(rows[at + 1]?.data[column] ?? null),
    )
  return (
    <Drawer open onClose={onClose} title={t('admin.row.history.of', { key: row.key })}>
      {error !== undefined && <ErrorNote error={error} retry={reload} />}
      {!data && error === undefined && <Skeleton lines={6} />}
      <Story
        items={rows.map((version, at) => ({
          id: String(version.version),
          what: t(at === rows.length - 1 ? 'admin.row.made' : 'admin.row.changed', { version: version.version }),
          at: version.from,
          tone: version.to === null ? 'green' : 'grey',
          details: <FormFacts fields={def.columns} values={version.data} only={differs(at)} />,
        }))}
      />
    </Drawer>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MapBaseRow, MapBaseTried } from '#contract/map'
import { api } from '../../../shell/api.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { BaseForm } from './base-form.tsx'
import { ImportLayer } from './import-layer.tsx'
import { OwnForm } from './own-form.tsx'
import { useText } from './text.ts'
import './maps.css'

/** What maps are drawn on: the own drawing, its layers, and backgrounds from outside. */
export default function MapsPage() {
  const t = useText()
  const [editing, setEditing] = useState<MapBaseRow | 'new'>()
  const [importing, setImporting] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['map-bases'],
    queryFn: ({ signal }) => api.get<{ rows: MapBaseRow[] }>('/map-bases', { signal }).then(answer => answer.rows),
  })
  const others = data?.filter(one => one.kind !== 'own') ?? []
  return (
    <Page title={t('maps.title')} lead={t('maps.lead')} width="wide">
      {error && <ErrorNote error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <div className="ui-stack">
          <Panel
            title={t('maps.bases')}
            actions={
              <Button size="small" onPress={() => setEditing('new')}>
                {t('maps.add')}
              </Button>
            }
          >
            {others.length === 0 && <p className="ui-soft">{t('maps.none')}</p>}
            <ul className="admin-bases">
              {others.map(base => (
                <li key={base.id}>
                  <Base base={base} onEdit={() => setEditing(base)} />
                </li>
              ))}
            </ul>
          </Panel>
          <OwnForm key={data.find(one => one.kind === 'own')?.version ?? 0} now={data.find(one => one.kind === 'own')} />
          <Panel
            title={t('maps.layers')}
            actions={
              <Button size="small" onPress={() => setImporting(true)}>
                {t('maps.import')}
              </Button>
            }
          >
            <p className="ui-soft">{t('maps.layers.lead')}</p>
          </Panel>
        </div>
      )}
      {editing && <BaseForm base={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
      {importing && <ImportLayer onClose={() => setImporting(false)} />}
    </Page>
  )
}

function Base({ base, onEdit }: { base: MapBaseRow; onEdit: () => void }) {
  const t = useText()
  const language = useLanguage()
  const [error, setError] = useState<unknown>()
  const [tried, setTried] = useState<MapBaseTried>()
  const title = language === 'en' ? (base.titleEn ?? base.title) : base.title
  const attempt = async (act: () => Promise<unknown>) => {
    setError(undefined)
    try {
      await act()
    } catch (caught) {
      setError(caught)
    }
  }
  const remove = async () => {
    await api.remove(`/map-bases/${base.id}`, { query: { version: base.version } })
    toast(t('maps.removed', { title }))
    await changed('map-bases', 'office')
  }
  return (
    <>
      <div className="admin-base">
        <b>{title}</b>
        <span className="ui-soft">
          {base.kind !== 'own' && t(`maps.kind.${base.kind}`)} · {base.approval ?? t('maps.approval.missing')}
        </span>
        {base.first && <StateChip tone="green">{t('maps.firstMark')}</StateChip>}
        {!base.active && <StateChip tone="grey">{t('maps.off')}</StateChip>}
      </div>
      <div className="ui-row">
        <Button size="small" onPress={onEdit}>
          {t('maps.change')}
        </Button>
        <Button size="small" onPress={() => attempt(async () => setTried(await api.post(`/map-bases/${base.id}/try`, {})))}>
          {t('maps.try')}
        </Button>
        <Button size="small" look="danger" confirm={t('maps.remove.confirm', { title })} onPress={() => attempt(remove)}>
          {t('maps.remove')}
        </Button>
      </div>
      <p role="status">{tried && sayTried(t, tried)}</p>
      {error !== undefined && <ErrorNote error={error} />}
    </>
  )
}

function sayTried(t: ReturnType<typeof useText>, { ok, type, bytes, milliseconds, problem }: MapBaseTried): string {
  if (!ok) return t('maps.try.bad', { problem: problem ?? '' })
  return type ? t('maps.try.good', { type, bytes: bytes ?? 0, milliseconds }) : t('maps.try.read')
}

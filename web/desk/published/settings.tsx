import { useState } from 'react'
import type { PublishedHow, PublishedSettings } from '#contract/published'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useSignedIn } from '../data/session.ts'
import { useText } from './text.ts'

const hows = ['words', 'plain', 'never'] as const

/** Which kinds everybody may see, and how. */
export function Settings() {
  const language = useLanguage()
  const { data, error, reload } = useLoad(`published-settings/${language}`, signal =>
    api.get<PublishedSettings>('/published/settings', { signal }),
  )
  if (!data) return error === undefined ? <Skeleton lines={8} /> : <ErrorNote error={error} retry={reload} />
  return <Form key={data.version} before={data} onSaved={reload} />
}

function Form({ before, onSaved }: { before: PublishedSettings; onSaved: () => void }) {
  const t = useText()
  const { posts } = useSignedIn()
  const may = posts.some(post => post.role === 'supervisor' || post.role === 'system-admin')
  const [kinds, setKinds] = useState(before.kinds)
  const [jurisdiction, setJurisdiction] = useState(before.jurisdiction ?? '')
  const [fault, setFault] = useState<unknown>()
  const set = (at: number, how: PublishedHow) => setKinds(kinds.map((one, n) => (n === at ? { ...one, how } : one)))
  const save = async () => {
    setFault(undefined)
    const body = {
      version: before.version,
      jurisdiction: jurisdiction.trim() || null,
      kinds: kinds.map(({ type, kind, how }) => ({ type, kind, how })),
    }
    try {
      await api.put('/published/settings', body)
      toast(t('looks.settings.saved'))
      onSaved()
    } catch (error) {
      setFault(error)
    }
  }
  const types = [...new Set(kinds.map(one => one.type))]
  return (
    <div className="ui-stack looks-settings">
      {types.map(type => (
        <Panel key={type} title={kinds.find(one => one.type === type)?.typeTitle ?? type}>
          <div className="looks-kinds">
            {kinds.map(
              (one, n) =>
                one.type === type && (
                  <Select
                    key={one.kind ?? ''}
                    label={one.kind === null ? t('looks.settings.none') : one.title}
                    value={one.how}
                    options={hows.map(value => ({ value, label: t(`looks.settings.${value}`), disabled: !may }))}
                    onChange={value => set(n, hows.find(how => how === value) ?? one.how)}
                  />
                ),
            )}
          </div>
        </Panel>
      ))}
      <TextField
        label={t('looks.settings.jurisdiction')}
        hint={t('looks.settings.jurisdiction.hint', { codes: before.streets.map(one => one.code).join(', ') })}
        value={jurisdiction}
        maxLength={100}
        onChange={setJurisdiction}
      />
      {fault !== undefined && <ErrorNote error={fault} kept />}
      <div>
        <Button look="main" disabled={!may} reason={t('looks.settings.only')} onPress={save}>
          {t('looks.settings.save')}
        </Button>
      </div>
    </div>
  )
}

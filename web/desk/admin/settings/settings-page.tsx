import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OfficeSettings } from '#contract/office'
import { api } from '../../../shell/api.ts'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { useText } from '../text.ts'
import { SettingsForm } from './settings-form.tsx'

/** What the office says of itself to everybody. */
export default function SettingsPage() {
  const t = useText()
  const [round, setRound] = useState(0)
  const asked = useQuery({
    queryKey: ['office-settings'],
    gcTime: 0,
    queryFn: ({ signal }) => api.get<OfficeSettings>('/office/settings', { signal }),
  })
  const again = async () => {
    await asked.refetch()
    setRound(before => before + 1)
  }
  return (
    <Page title={t('admin.settings')} lead={t('admin.settings.lead')} width="wide">
      {asked.error ? (
        <ErrorNote error={asked.error} retry={asked.refetch} />
      ) : !asked.data ? (
        <Skeleton lines={10} />
      ) : (
        <SettingsForm key={round} now={asked.data} onAgain={again} />
      )}
    </Page>
  )
}

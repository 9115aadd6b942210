import { useQuery } from '@tanstack/react-query'
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
  // Asked once for each visit: a form must not change under somebody's hands.
  const asked = useQuery({
    queryKey: ['office-settings'],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: ({ signal }) => api.get<OfficeSettings>('/office/settings', { signal }),
  })
  return (
    <Page title={t('admin.settings')} lead={t('admin.settings.lead')} width="wide">
      {asked.error ? (
        <ErrorNote error={asked.error} retry={asked.refetch} />
      ) : !asked.data ? (
        <Skeleton lines={10} />
      ) : (
        <SettingsForm key={asked.data.version} seen={asked.data} onAgain={asked.refetch} />
      )}
    </Page>
  )
}

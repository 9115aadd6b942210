import type { PlaceRow } from '#contract/office'
import type { OfficeLayers } from '../../../map/types.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { sayList } from '../../../shell/say-list.ts'
import { Facts } from '../../../shell/ui/facts.tsx'
import { Panel } from '../../../shell/ui/page.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { nameIn } from '../../data/names.ts'
import { usePeople, useRoles, useRosters } from '../data.ts'
import { useText } from '../text.ts'

const HOUR = 3_600_000
type Props = { place: PlaceRow; parent: PlaceRow | undefined; layers: OfficeLayers | undefined }

/** What a place is, how many live there, and who answers for it now. */
export function PlaceFacts({ place, parent, layers }: Props) {
  const t = useText()
  const language = useLanguage()
  const roles = useRoles()
  // To the hour, so that the question stays the same while the page is open.
  const hour = Math.floor(useNow() / HOUR) * HOUR
  const { data: people = [] } = usePeople()
  const { data: rosters = [] } = useRosters(hour, hour + HOUR)
  const layer = place.kind === 'grid' ? layers?.grids : place.kind === 'community' ? layers?.communities : undefined
  const feature = layer?.features.find(one => one.properties?.id === place.id)
  const households = Number(feature?.properties?.households ?? 0)
  const nameOf = (id: string) => people.find(one => one.id === id)?.name ?? '—'
  const title = (role: string) => roles.find(one => one.id === role)?.title ?? role
  const shifts = rosters.filter(one => one.place === place.id).map(one => `${title(one.role)} ${nameOf(one.person)}`)
  const posts = people.flatMap(one =>
    one.posts.filter(post => post.place === place.id).map(post => `${title(post.role)} ${one.name}`),
  )
  return (
    <Panel title={nameIn(language, place)}>
      <Facts
        facts={[
          [t('admin.place.kind'), t(`admin.place.kind.${place.kind}`)],
          [t('admin.place.code'), place.code],
          [t('admin.place.parent'), parent && nameIn(language, parent)],
          [t('admin.place.households'), households > 0 ? String(households) : undefined],
          [t('admin.place.duty'), sayList(shifts, language)],
          [t('admin.place.posts'), posts.length > 0 ? sayList(posts, language) : t('admin.place.nobody')],
        ]}
      />
    </Panel>
  )
}

import { NameFinder } from '../../../fields/name-finder.tsx'
import { useLanguage } from '../../../shell/preferences.ts'
import { Select } from '../../../shell/ui/select.tsx'
import { nameIn } from '../../data/names.ts'
import { useUnits } from '../../data/office.ts'
import { useAreas, useNameOf, useRoles } from '../data.ts'
import { useText } from '../text.ts'

export type PostDraft = { readonly role: string | undefined; readonly unit: string | null; readonly place: string | null }
export const emptyPost: PostDraft = { role: undefined, unit: null, place: null }
type Props = {
  value: PostDraft
  onChange: (value: PostDraft) => void
  errors: Readonly<Record<string, string>>
  optional?: boolean
}

/** A role, and where it is held: for a unit, or for a place of the kind the role acts on. */
export function PostFields({ value, onChange, errors, optional }: Props) {
  const t = useText()
  const language = useLanguage()
  const roles = useRoles()
  const nameOf = useNameOf()
  const { data: units = [] } = useUnits()
  const areas = useAreas()
  const role = roles.find(one => one.id === value.role)
  const onPlace = role && ['street', 'community', 'grid'].includes(role.scope)
  const places = areas.filter(area => area.kind === role?.scope)
  return (
    <>
      <Select
        label={t('admin.post.role')}
        optional={optional}
        error={errors.role}
        value={value.role}
        options={roles.map(one => ({ value: one.id, label: one.title }))}
        onChange={picked => onChange({ role: picked, unit: value.unit, place: null })}
      />
      {onPlace && (
        <NameFinder
          label={t('admin.post.place')}
          error={errors.place}
          search={t('admin.post.place.search')}
          many={false}
          named={places.map(one => ({ id: one.id, name: nameIn(language, one), note: nameOf(one.parent) || one.code }))}
          value={value.place ? [value.place] : []}
          onChange={([place]) => onChange({ ...value, place: place ?? null })}
        />
      )}
      {role && (
        <NameFinder
          label={t('admin.post.unit')}
          optional={role.scope !== 'unit'}
          error={errors.unit}
          search={t('shell.field.unit.search')}
          many={false}
          named={units.filter(one => one.active).map(one => ({ id: one.id, name: nameIn(language, one) }))}
          value={value.unit ? [value.unit] : []}
          onChange={([unit]) => onChange({ ...value, unit: unit ?? null })}
        />
      )}
    </>
  )
}

import { useRef, useState } from 'react'
import type { MapBaseRow, MapBaseSetting } from '#contract/map'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { Checkbox } from '../../../shell/ui/checkbox.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useText } from './text.ts'

const kinds = ['tianditu-streets', 'tianditu-images', 'xyz-raster', 'xyz-vector', 'pmtiles'] as const
const datums = ['wgs84', 'gcj02'] as const
const fresh: MapBaseSetting = {
  kind: 'tianditu-streets',
  title: '',
  titleEn: null,
  source: '',
  through: 'browser',
  tileSize: 256,
  minZoom: 0,
  maxZoom: 18,
  datum: 'wgs84',
  attribution: null,
  approval: null,
  active: true,
  first: false,
}

/** One background: how it is reached, what it is drawn in, and what must stand on it. */
export function BaseForm({ base, onClose }: { base: MapBaseRow | undefined; onClose: () => void }) {
  const t = useText()
  const id = useRef(base?.id ?? `b-${newId().slice(0, 8)}`)
  const { id: _id, version, hasKey, ...before } = base ?? { ...fresh, id: '', version: 0, hasKey: false }
  const [form, setForm] = useState<MapBaseSetting>(before)
  const [key, setKey] = useState('')
  const set = (part: Partial<MapBaseSetting>) => setForm({ ...form, ...part })
  const text = (name: 'titleEn' | 'attribution' | 'approval') => ({
    value: form[name] ?? '',
    onChange: (value: string) => set({ [name]: value || null }),
  })
  const tianditu = form.kind.startsWith('tianditu')
  const xyz = form.kind.startsWith('xyz')
  const keyed = tianditu || (xyz && form.source.includes('{key}'))
  const save = async () => {
    await api.put(`/map-bases/${id.current}`, { ...form, version, ...(key.trim() ? { key: key.trim() } : {}) })
    toast(t('maps.saved', { title: form.title }))
    await changed('map-bases', 'office')
  }
  return (
    <FormDialog
      title={base ? t('maps.edit', { title: base.title }) : t('maps.add')}
      save={t('shell.save')}
      disabled={form.title.trim() === ''}
      onSave={save}
      onClose={onClose}
    >
      {errors => (
        <>
          <Select
            label={t('maps.kind')}
            empty={false}
            error={errors.kind}
            value={form.kind}
            options={kinds.map(value => ({ value, label: t(`maps.kind.${value}`) }))}
            onChange={picked => set({ kind: kinds.find(one => one === picked) ?? form.kind, datum: 'wgs84' })}
          />
          <TextField
            label={t('maps.name')}
            error={errors.title}
            value={form.title}
            onChange={title => set({ title })}
            maxLength={60}
          />
          <TextField label={t('maps.nameEn')} optional {...text('titleEn')} maxLength={120} />
          <TextField
            label={t('maps.source')}
            hint={
              tianditu
                ? t('maps.source.tianditu')
                : form.kind === 'pmtiles'
                  ? t('maps.source.pmtiles')
                  : t('maps.source.xyz', { z: '{z}', x: '{x}', y: '{y}', key: '{key}' })
            }
            optional={tianditu}
            error={errors.source}
            value={form.source}
            onChange={source => set({ source, ...(source.includes('{key}') ? { through: 'office' } : {}) })}
            maxLength={500}
          />
          {keyed && (
            <TextField
              label={t('maps.key')}
              hint={t(hasKey ? 'maps.key.kept' : 'maps.key.none')}
              optional={hasKey}
              error={errors.key}
              value={key}
              onChange={setKey}
              maxLength={200}
              autoComplete="off"
            />
          )}
          {xyz && (
            <Select
              label={t('maps.through')}
              empty={false}
              error={errors.through}
              value={form.through}
              options={(['browser', 'office'] as const).map(value => ({ value, label: t(`maps.through.${value}`) }))}
              onChange={picked => set({ through: picked === 'office' ? 'office' : 'browser' })}
            />
          )}
          {!tianditu && (
            <Select
              label={t('maps.datum')}
              empty={false}
              value={form.datum}
              options={datums.map(value => ({ value, label: t(`maps.datum.${value}`) }))}
              onChange={picked => set({ datum: datums.find(one => one === picked) ?? form.datum })}
            />
          )}
          {xyz && (
            <div className="admin-pair">
              {(['minZoom', 'maxZoom'] as const).map(name => (
                <TextField
                  key={name}
                  label={t(`maps.${name}`)}
                  inputMode="numeric"
                  error={errors[name]}
                  value={String(form[name])}
                  onChange={value => set({ [name]: Math.min(22, Math.max(0, Math.floor(Number(value) || 0))) })}
                  maxLength={2}
                />
              ))}
            </div>
          )}
          {form.kind === 'xyz-raster' && (
            <Select
              label={t('maps.tileSize')}
              empty={false}
              value={String(form.tileSize)}
              options={['256', '512'].map(value => ({ value, label: value }))}
              onChange={picked => set({ tileSize: picked === '512' ? 512 : 256 })}
            />
          )}
          <TextField label={t('maps.attribution')} optional {...text('attribution')} maxLength={200} />
          <TextField label={t('maps.approval')} hint={t('maps.approval.hint')} optional {...text('approval')} maxLength={60} />
          <Checkbox checked={form.active} onChange={active => set({ active })}>
            {t('maps.active')}
          </Checkbox>
          <Checkbox checked={form.first} onChange={first => set({ first })}>
            {t('maps.first')}
          </Checkbox>
        </>
      )}
    </FormDialog>
  )
}

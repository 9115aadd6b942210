import { useRef, useState } from 'react'
import type { ChannelRow } from '#contract/telling'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Checkbox } from '../../../shell/ui/checkbox.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { nameIn } from '../../data/names.ts'
import { useUnits } from '../../data/office.ts'
import { changed } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useText } from './text.ts'

type Kind = 'email' | 'sms' | 'push' | 'chat'
export type Editing = { readonly kind: Kind; readonly row: ChannelRow | undefined }
type Values = Readonly<Record<string, string>>
type Asked = {
  readonly key: string
  readonly type?: string
  readonly hint?: 'ch.user.hint' | 'ch.contact.hint' | 'ch.robot.hint' | 'ch.signing.hint'
}

/** What is asked for each kind, in order; secrets stand apart, for they only go in. */
const asked: Record<Kind, readonly Asked[]> = {
  email: [
    { key: 'host' },
    { key: 'port', type: 'number' },
    { key: 'user', hint: 'ch.user.hint' },
    { key: 'from', type: 'email' },
    { key: 'fromName' },
  ],
  sms: [{ key: 'url', type: 'url' }],
  push: [{ key: 'contact', type: 'email', hint: 'ch.contact.hint' }],
  chat: [{ key: 'title' }],
}
const secretLabel = { email: 'ch.password', sms: 'ch.token', chat: 'ch.robot' } as const
const first: Values = { port: '465', security: 'tls', maker: 'wecom' }

export function ChannelForm({ editing: { kind, row }, onClose }: { editing: Editing; onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { data: units = [] } = useUnits()
  const id = useRef(row?.id ?? (kind === 'chat' ? newId() : kind))
  const [values, setValues] = useState<Values>(() => ({
    ...first,
    ...Object.fromEntries(Object.entries(row?.settings ?? {}).map(([key, value]) => [key, value === null ? '' : String(value)])),
  }))
  const [secret, setSecret] = useState('')
  const [signing, setSigning] = useState('')
  const [active, setActive] = useState(row?.active ?? true)
  const set = (key: string) => (value: string | undefined) => setValues({ ...values, [key]: value ?? '' })
  const save = async () => {
    const own = Object.fromEntries(asked[kind].map(({ key }) => [key, values[key] ?? '']))
    const more =
      kind === 'email'
        ? { port: Number(values.port), security: values.security }
        : kind === 'chat'
          ? { maker: values.maker, unit: values.unit || null, ...(signing && { signing }) }
          : {}
    await api.put(`/channels/${id.current}`, {
      kind,
      version: row?.version ?? 0,
      active,
      ...own,
      ...more,
      ...(secret && { secret }),
    })
    toast(t('ch.saved'))
    await changed('channels')
  }
  const label = (key: string) => t(`ch.${key}` as 'ch.host')
  return (
    <FormDialog title={t(`ch.${kind}`)} save={t('ch.save')} onSave={save} onClose={onClose}>
      {errors => (
        <>
          {kind === 'chat' && (
            <Select
              label={t('ch.maker')}
              empty={false}
              value={values.maker}
              onChange={set('maker')}
              options={(['wecom', 'dingtalk', 'feishu'] as const).map(value => ({ value, label: t(`ch.maker.${value}`) }))}
            />
          )}
          {asked[kind].map(({ key, type, hint }) => (
            <TextField
              key={key}
              label={label(key)}
              hint={hint && t(hint)}
              type={type ?? 'text'}
              error={errors[key]}
              maxLength={500}
              value={values[key] ?? ''}
              onChange={set(key)}
            />
          ))}
          {kind === 'email' && (
            <Select
              label={t('ch.security')}
              empty={false}
              value={values.security}
              onChange={set('security')}
              options={(['tls', 'starttls', 'none'] as const).map(value => ({ value, label: t(`ch.security.${value}`) }))}
            />
          )}
          {kind === 'chat' && (
            <Select
              label={t('ch.unit')}
              empty={t('ch.unit.all')}
              error={errors.unit}
              value={values.unit || undefined}
              onChange={set('unit')}
              options={units.filter(unit => unit.active).map(unit => ({ value: unit.id, label: nameIn(language, unit) }))}
            />
          )}
          {kind !== 'push' && (
            <TextField
              label={t(secretLabel[kind])}
              hint={row?.hasSecret ? t('ch.keep') : kind === 'chat' ? t('ch.robot.hint') : undefined}
              type="password"
              autoComplete="new-password"
              optional={kind !== 'chat' || row?.hasSecret === true}
              error={errors.secret}
              value={secret}
              onChange={setSecret}
            />
          )}
          {kind === 'chat' && values.maker !== 'wecom' && (
            <TextField
              label={t('ch.signing')}
              hint={t('ch.signing.hint')}
              type="password"
              autoComplete="new-password"
              optional
              value={signing}
              onChange={setSigning}
            />
          )}
          <Checkbox checked={active} onChange={setActive}>
            {t('ch.active')}
          </Checkbox>
        </>
      )}
    </FormDialog>
  )
}

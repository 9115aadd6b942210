import { Select } from '../../shell/ui/select.tsx'
import { LanguageSwitch } from '../../shell/ui/switches.tsx'
import { rotations, setSettings, useSettings } from '../data/settings.ts'
import { useText } from '../text.ts'

const dims = ['22-6', '23-5', '20-7'] as const

/** How this wall is hung; kept on this device. */
export function SettingsPanel() {
  const t = useText()
  const { light, rotate, dim } = useSettings()
  const seconds = [...new Set([...rotations, rotate])].sort((a, b) => a - b)
  const hours = [...new Set([...dims, ...(dim ? [dim.join('-')] : [])])]
  return (
    <div className="ui-stack">
      <Select
        label={t('command.settings.light')}
        value={light}
        onChange={value => setSettings({ light: value === 'day' ? 'day' : 'night' })}
        empty={false}
        options={[
          { value: 'night', label: t('command.settings.light.night') },
          { value: 'day', label: t('command.settings.light.day') },
        ]}
      />
      <Select
        label={t('command.settings.rotate')}
        value={String(rotate)}
        onChange={value => setSettings({ rotate: Number(value ?? 0) })}
        empty={false}
        options={seconds.map(one => ({
          value: String(one),
          label: one === 0 ? t('command.settings.rotate.0') : t('command.settings.rotate.some', { count: one }),
        }))}
      />
      <Select
        label={t('command.settings.dim')}
        value={dim ? dim.join('-') : 'none'}
        onChange={value => {
          const [from, to] = (value ?? '').split('-').map(Number)
          setSettings({ dim: from === undefined || to === undefined || Number.isNaN(from) ? null : [from, to] })
        }}
        empty={false}
        options={[
          { value: 'none', label: t('command.settings.dim.none') },
          ...hours.map(one => {
            const [from = '', to = ''] = one.split('-')
            return { value: one, label: t('command.settings.dim.some', { from, to }) }
          }),
        ]}
      />
      <LanguageSwitch />
      <h3>{t('command.settings.keys')}</h3>
      <ul className="cc-keys">
        <li>{t('command.settings.key.arrows')}</li>
        <li>{t('command.settings.key.n')}</li>
        <li>{t('command.settings.key.r')}</li>
        <li>{t('command.settings.key.s')}</li>
      </ul>
      <p className="cc-soft">{t('command.settings.burn')}</p>
    </div>
  )
}

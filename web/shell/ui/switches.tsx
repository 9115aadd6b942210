import { useShellText } from '../i18n/index.ts'
import { language, size, type Theme, theme, useLanguage, useSize, useTheme } from '../preferences.ts'
import { Button } from './button.tsx'
import './field.css'
import './small.css'

const themes: readonly Theme[] = ['auto', 'light', 'dark', 'contrast']

/** One button that names the other language in that language. */
export function LanguageSwitch() {
  const t = useShellText()
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  return (
    <span lang={other === 'zh' ? 'zh-CN' : 'en'}>
      <Button look="quiet" size="small" onPress={() => language.set(other)}>
        {t(`shell.language.${other}`)}
      </Button>
    </span>
  )
}

export function ThemeSwitch() {
  const t = useShellText()
  const current = useTheme()
  return (
    <label className="ui-switch">
      {t('shell.theme')}
      <select
        className="ui-control"
        value={current}
        onChange={event => theme.set(themes.find(one => one === event.target.value) ?? 'auto')}
      >
        {themes.map(one => (
          <option key={one} value={one}>
            {t(`shell.theme.${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Large type for those who want it: 22 px and targets of 60 px. */
export function SizeSwitch() {
  const t = useShellText()
  const large = useSize() === 'elder'
  return (
    <Button look="quiet" size="small" pressed={large} onPress={() => size.set(large ? 'normal' : 'elder')}>
      {t(large ? 'shell.size.normal' : 'shell.size.elder')}
    </Button>
  )
}

import { startFace } from '../shell/start.tsx'
import { Page, Top } from '../shell/ui/page.tsx'
import { ThemeSwitch } from '../shell/ui/switches.tsx'
import { Buttons } from './buttons.tsx'
import { CaseStory, Edges, States } from './content.tsx'
import { Forms } from './forms.tsx'
import { Colours, Typography } from './foundations.tsx'
import { Fields, Maps, Table } from './large.tsx'
import { Overlays } from './overlays.tsx'
import { partNames } from './part.tsx'
import { useText } from './samples.ts'
import './gallery.css'

const asked = new URLSearchParams(location.search)

/** Every component and every state on one page, in whatever theme, size and language the reader has chosen. */
function Gallery() {
  const t = useText()
  return (
    <>
      <Top office={t('gallery.office')}>
        <ThemeSwitch />
        <a href="/desk/">{t('gallery.desk')}</a>
      </Top>
      <Page title={t('gallery.title')} lead={t('gallery.lead')} width="full">
        <div className="g-page">
          <nav className="g-index" aria-label={t('gallery.index')}>
            {partNames.map(name => (
              <a key={name} href={`#${name}`}>
                {t(`gallery.part.${name}`)}
              </a>
            ))}
          </nav>
          <div className="g-parts">
            <Colours />
            <Typography />
            <Buttons />
            <Overlays />
            <Forms />
            <States />
            <Table />
            <CaseStory />
            <Edges />
            <Fields />
            <Maps />
          </div>
        </div>
      </Page>
    </>
  )
}

startFace(<Gallery />, { base: '/gallery', density: asked.get('density') === 'phone' ? undefined : 'desk' })

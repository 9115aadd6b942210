import { Page } from '../../shell/ui/page.tsx'
import { useText } from '../text.ts'
import { todaySections } from '../today/sections.ts'

/** Today: everything that waits for me, one part under the other. */
export function TasksPage() {
  const t = useText()
  return (
    <Page title={t('grid.tasks')} width="wide">
      <div className="ui-stack">
        {todaySections.map(Section => (
          <Section key={Section.name} />
        ))}
      </div>
    </Page>
  )
}

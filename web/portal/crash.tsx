import { Component, type ReactNode } from 'react'
import { Button } from '../shell/ui/button.tsx'
import { ErrorNote } from '../shell/ui/error-note.tsx'
import { Page } from '../shell/ui/page.tsx'
import { useText } from './text.ts'

/** When a page breaks, the person gets words and a way on; what was written is on the phone. */
export class CrashBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('unknown') }
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <CrashPage error={this.state.error} />
  }
}

function CrashPage({ error }: { error: unknown }) {
  const t = useText()
  return (
    <Page title={t('portal.crash.title')} lead={t('portal.crash.kept')}>
      <div className="ui-stack">
        <ErrorNote error={error} />
        <Button look="main" size="wide" onPress={() => location.reload()}>
          {t('portal.crash.again')}
        </Button>
      </div>
    </Page>
  )
}

import { Component, type ReactNode } from 'react'
import { Button } from '../../shell/ui/button.tsx'
import { useText } from '../text.ts'

type GuardProps = { children: ReactNode; of: 'map' | 'page' }

/** What breaks in one part takes nothing else with it; what was written is on the phone all the same. */
export class Guard extends Component<GuardProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return <Broken of={this.props.of} again={() => this.setState({ broken: false })} />
  }
}

function Broken({ of, again }: { of: GuardProps['of']; again: () => void }) {
  const t = useText()
  return (
    <div className="grid-note" role="alert">
      <p>{t(`grid.broken.${of}`)}</p>
      <Button size="small" onPress={of === 'page' ? () => location.reload() : again}>
        {t('grid.broken.again')}
      </Button>
    </div>
  )
}

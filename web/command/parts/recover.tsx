import { Component, type ReactNode } from 'react'

const every = 10_000

/** Loads the page anew once the office answers again: what could not be fetched while the line was down is asked for then. */
function comeBack(): ReturnType<typeof setInterval> {
  return setInterval(() => {
    fetch(location.pathname, { cache: 'no-store' }).then(
      answer => answer.ok && location.reload(),
      () => {},
    )
  }, every)
}

type Props = { readonly instead: ReactNode; readonly children: ReactNode }

/** Nobody stands at a wall to press “reload”. What breaks is left out, the rest stays, and the page mends itself. */
export class Recover extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false }
  private timer: ReturnType<typeof setInterval> | undefined

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }
  override componentDidCatch(): void {
    this.timer ??= comeBack()
  }
  override componentWillUnmount(): void {
    clearInterval(this.timer)
  }
  override render(): ReactNode {
    return this.state.broken ? this.props.instead : this.props.children
  }
}

/** npm and the terminal both deliver one Ctrl-C, so signals this close together are one wish. */
const sameWishMs = 1500

/** Stops once at the first SIGINT, SIGTERM or SIGHUP; a second one, later, does not wait any longer. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let askedAt = 0
  const onSignal = () => {
    if (askedAt > 0) {
      if (Date.now() - askedAt > sameWishMs) process.exit(1)
      return
    }
    askedAt = Date.now()
    stop().then(
      () => process.exit(0),
      error => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
}

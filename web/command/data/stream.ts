/** What the office says while one listens: an event's name and its data. */
export type Heard = { readonly event: string; readonly data: unknown }

/** Splits the text of server-sent events as it comes in pieces. Lines that are not ours are left out. */
export function reader(onHeard: (heard: Heard) => void): (piece: string) => void {
  let rest = ''
  return piece => {
    const blocks = (rest + piece).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const line = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
      const [event, data] = [line('event'), line('data')]
      if (event === undefined || data === undefined) continue
      try {
        onHeard({ event, data: JSON.parse(data) })
      } catch {
        // Cut off in the middle: the next beat comes soon.
      }
    }
  }
}

/** Listens until the stream ends. Fetch and not EventSource, since a display shows its key in a header. */
export async function listen(
  url: string,
  headers: Record<string, string>,
  signal: AbortSignal,
  onOpen: () => void,
  onHeard: (heard: Heard) => void,
): Promise<number> {
  const response = await fetch(url, { headers: { ...headers, accept: 'text/event-stream' }, signal, credentials: 'same-origin' })
  if (!response.ok || !response.body) return response.status
  onOpen()
  const read = reader(onHeard)
  const decoder = new TextDecoder()
  const pieces = response.body.getReader()
  for (;;) {
    const { done, value } = await pieces.read()
    if (done) return 200
    read(decoder.decode(value, { stream: true }))
  }
}

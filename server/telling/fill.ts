/** Stand for the two links while a message waits: they are put in when it is sent, so that no key lies in the store. */
export const linkMark = '\uE000'
export const stopMark = '\uE001'

const pattern = /\{([A-Za-z][\w.]*)\}/g

/** The names in braces that a text holds. */
export const namesIn = (text: string): string[] => [...new Set([...text.matchAll(pattern)].map(found => found[1] ?? ''))]

/** Names that nothing is known of, and braces that close nowhere: what a person would see as such in the message. */
export function unknownIn(text: string, known: ReadonlySet<string>): string[] {
  const rest = text.replace(pattern, '')
  return [...namesIn(text).filter(name => !known.has(name)), ...(/[{}]/.test(rest) ? [rest.match(/[{}]/)?.[0] ?? ''] : [])]
}

/** Fills a text once: what a value holds in braces stays as it was written. Lines that held only what is empty go. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  const lines = text.split('\n').flatMap(line => {
    const filled = line.replace(pattern, (whole, name: string) => values[name] ?? whole)
    return filled.trim() === '' && line.trim() !== '' ? [] : [filled.trimEnd()]
  })
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Values come from people: marks of ours in them mean nothing. */
export const clean = (text: string): string =>
  text.replace(/[\uE000\uE001]/g, '').replace(/\p{Cc}/gu, letter => (letter === '\n' ? '\n' : ' '))

/** How this wall is let in: by the link of a display, or by whoever is signed in here. */
export interface Door {
  readonly key: string | null
}

const place = 'linli.display'

const remembered = (): string | null => {
  try {
    return localStorage.getItem(place)
  } catch {
    return null
  }
}

/**
 * Reads the key from the link and takes it out of the address, so that nobody copies it from the screen. It stays on this
 * device until it is shut, and lasts as long as the security administrator lets it.
 */
export function openDoor(): Door {
  const given = /[#&]key=(lk_[\w-]+)/.exec(location.hash)?.[1]
  if (given === undefined) return { key: remembered() }
  history.replaceState(null, '', location.pathname + location.search)
  try {
    localStorage.setItem(place, given)
  } catch {
    // Storage is forbidden: the key lasts as long as the page.
  }
  return { key: given }
}

/** Forgets the link; what remains is whoever is signed in. */
export function shutDoor(): void {
  try {
    localStorage.removeItem(place)
  } catch {
    // There was nothing to forget.
  }
}

export const headersOf = ({ key }: Door): Record<string, string> => (key === null ? {} : { authorization: `Bearer ${key}` })

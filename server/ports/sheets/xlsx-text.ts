const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text of XML as it is meant: entities, and the `_x000D_` that sheets write for what XML cannot hold. */
export function plainXml(text: string): string {
  let plain = text
  if (plain.includes('<![CDATA[')) plain = plain.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) => inner)
  if (plain.includes('&'))
    plain = plain.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (all, name: string) => {
      if (name[0] !== '#') return named[name] ?? all
      const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
  if (plain.includes('_x'))
    plain = plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain
}

/** An attribute's value; null when the tag has none. */
export function attribute(tag: string, name: string): string | null {
  const at = tag.indexOf(` ${name}="`)
  if (at >= 0) {
    const from = at + name.length + 3
    return plainXml(tag.slice(from, tag.indexOf('"', from)))
  }
  // Sheets are written by programs, nearly always the same way; the other ways are looked for only where there is a sign of them.
  if (!/['\n\t]| =|= /.test(tag)) return null
  const other = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return other ? plainXml(other[1] ?? other[2] ?? '') : null
}

const pieceOfText = /<(?:\w+:)?(rPh)\b[\s\S]*?<\/(?:\w+:)?rPh>|<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g
/** The text of a string item: its runs in order, without the readings that phonetic scripts put above. */
export function textOfRuns(inner: string): string {
  if (inner.startsWith('<is><t>') && inner.endsWith('</t></is>')) {
    const only = inner.slice(7, -9)
    if (!only.includes('<')) return plainXml(only)
  }
  let text = ''
  for (const [, reading, piece] of inner.matchAll(pieceOfText)) if (!reading) text += piece ?? ''
  return plainXml(text)
}

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Letter {
  readonly to: string
  /** As it came over the wire. */
  readonly raw: string
  readonly subject: string
  /** The plain part and the HTML part, decoded. */
  readonly text: string
  readonly html: string
}
export interface MailBox {
  readonly port: number
  readonly letters: Letter[]
  /** Refuses what comes from now on with this code; null takes it. */
  refuse: number | null
  close(): Promise<void>
}

const decodeWords = (text: string) =>
  text
    .replace(/\r\n[ \t]/g, '')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, words: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64').toString()
        : Buffer.from(
            words
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/gi, (_x, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          ).toString(),
    )

function partOf(raw: string, type: string): string {
  const part = raw.split(/\r\n--/).find(one => new RegExp(`content-type: ${type}`, 'i').test(one)) ?? ''
  const [head = '', ...body] = part.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  if (/encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString()
  if (!/encoding: quoted-printable/i.test(head)) return text
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString().replaceAll('\r\n', '\n')
}

/** A real mail server on this machine that keeps what it is given. */
export async function openMailBox(port = 0): Promise<MailBox> {
  const letters: Letter[] = []
  const box: { refuse: number | null } = { refuse: null }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(address, _session, done) {
      const no = box.refuse
      done(no === null ? null : Object.assign(new Error(`<${address.address}> refused`), { responseCode: no }))
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const raw = Buffer.concat(pieces).toString()
        const subject = decodeWords(/^subject: ((?:.|\r\n[ \t])*)/im.exec(raw)?.[1] ?? '')
        const to = session.envelope.rcptTo.map(one => one.address).join()
        letters.push({ to, raw, subject, text: partOf(raw, 'text/plain'), html: partOf(raw, 'text/html') })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', () => resolve()))
  server.on('error', () => {})
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    get refuse() {
      return box.refuse
    },
    set refuse(code) {
      box.refuse = code
    },
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

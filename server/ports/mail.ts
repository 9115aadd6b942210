import { createTransport } from 'nodemailer'

export interface MailAccess {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string
  readonly password: string | null
  readonly from: string
  readonly fromName: string
}
export interface Mail {
  /** Follows from the delivery, so that a mailbox recognises one that came twice. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Stops further mails with one press, in programs that offer it (RFC 8058), and the page that does the same. */
  readonly stop: { readonly post: string; readonly page: string } | null
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, letter => escapes[letter] ?? letter)

/** The same words for programs that show HTML: everything is text, only our own links can be pressed. */
export function mailHtml(text: string, links: readonly string[]): string {
  const parts = escaped(text).split('\n')
  const pressed = links.map(link => escaped(link))
  const line = (words: string) => pressed.reduce((so, link) => so.replaceAll(link, `<a href="${link}">${link}</a>`), words)
  return `<!doctype html><html><body style="font:16px/1.6 sans-serif;color:#1c1c1c"><p>${parts.map(line).join('<br>')}</p></body></html>`
}

/**
 * Sends one mail by SMTP. Line breaks in subject and names cannot become headers: the library folds and encodes them.
 * @throws when the server does not take it; it is tried again
 */
export async function sendMail(access: MailAccess, mail: Mail, links: readonly string[]): Promise<void> {
  const transport = createTransport({
    host: access.host,
    port: access.port,
    secure: access.security === 'tls',
    requireTLS: access.security === 'starttls',
    ignoreTLS: access.security === 'none',
    ...(access.user && { auth: { user: access.user, pass: access.password ?? '' } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from: { name: access.fromName, address: access.from },
      to: mail.to,
      subject: mail.subject.replace(/[\r\n]+/g, ' '),
      text: mail.text,
      html: mailHtml(mail.text, links),
      messageId: `<${mail.id}@${access.from.split('@')[1] ?? 'linli'}>`,
      headers: {
        'auto-submitted': 'auto-generated',
        ...(mail.stop && { 'List-Unsubscribe': `<${mail.stop.post}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      },
    })
  } finally {
    transport.close()
  }
}

import type { Config } from '../config.ts'
import type { Message } from '../jobs/errands.ts'

/**
 * Sends a short message through the office's own gateway: one JSON POST with the message's id, so that a gateway can
 * recognise one sent twice. Without a gateway nothing is sent: the status page is then the way residents are told.
 * @throws when the gateway does not take it; the outbox tries again
 */
export async function sendMessage(config: Config, id: string, message: Message): Promise<void> {
  if (config.messageGateway === null) return
  const answer = await fetch(config.messageGateway, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': id },
    body: JSON.stringify({ id, ...message, statusPage: `${config.publicUrl ?? ''}/s/${message.number}` }),
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new Error(`message gateway answered ${answer.status}`)
}

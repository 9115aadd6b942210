/** A short message to a telephone, as the gateway is given it. */
export interface ShortMessage {
  readonly id: string
  readonly to: string
  readonly text: string
  readonly number: string | null
  readonly type: string | null
  readonly step: string | null
  /** Opens the case; the key in it stands behind `#`, which no server is sent. */
  readonly statusPage: string | null
}

/**
 * Sends a short message through the office's own gateway: one JSON POST with the message's id, so that a gateway can
 * recognise one sent twice.
 * @throws when the gateway does not take it; it is tried again
 */
export async function sendMessage(gateway: string, secret: string | null, message: ShortMessage): Promise<void> {
  const answer = await fetch(gateway, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': message.id,
      ...(secret && { authorization: `Bearer ${secret}` }),
    },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(10_000),
    redirect: 'error',
  })
  if (!answer.ok) throw new Error(`message gateway answered ${answer.status}`)
}

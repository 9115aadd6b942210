import webPush from 'web-push'
import { type Answer, postOut } from './post-out.ts'

/** The key pair by which push services know that it is this office (VAPID, RFC 8292). */
export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
}
export const newPushKeys = (): PushKeys => webPush.generateVAPIDKeys()

export interface PushTarget {
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
}
export interface PushWords {
  readonly title: string
  readonly body: string
  readonly url: string
  readonly tag: string
  /** Pressed in the push itself it ends them. */
  readonly stop?: { readonly label: string; readonly post: string }
}

/** The browser took its leave back, or is gone: nothing will ever reach it again. */
export class PushGone extends Error {}

/**
 * Shows words on a browser that asked for them. Only its push service carries them, and cannot read them (RFC 8291).
 * @throws PushGone when the browser no longer wants them; Error when the service does not take it
 */
export async function sendPush(
  keys: PushKeys,
  contact: string,
  target: PushTarget,
  words: PushWords,
  allowPrivate: boolean,
): Promise<void> {
  const details = webPush.generateRequestDetails(target, JSON.stringify(words), {
    vapidDetails: { subject: `mailto:${contact}`, ...keys },
    TTL: 3 * 86_400,
    contentEncoding: 'aes128gcm',
  })
  // The address came from a browser: it must not lead into the office's own network.
  const answer: Answer = await postOut(details.endpoint, {
    headers: Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)])),
    body: details.body ?? Buffer.alloc(0),
    allowPrivate,
  })
  if (answer.status === 404 || answer.status === 410) throw new PushGone(`push service answered ${answer.status}`)
  if (answer.status < 200 || answer.status > 299) throw new Error(`push service answered ${answer.status}`)
}

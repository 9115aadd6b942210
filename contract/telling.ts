import { z } from 'zod'
import { id, instant } from './common.ts'

/** How a message leaves the office. `in-app` is the bell and the status page, which need no setting up. */
export const channelKind = z.enum(['sms', 'email', 'push', 'chat', 'in-app'])
export type ChannelKind = z.infer<typeof channelKind>
export const language = z.enum(['zh', 'en'])

const address = z.email().max(200)
/** What a browser gives when somebody lets it show pushes. */
export const pushSubscription = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).max(1000),
  keys: z.object({ p256dh: z.string().min(20).max(200), auth: z.string().min(8).max(100) }),
})
export type PushSubscriptionBody = z.infer<typeof pushSubscription>

/** What residents may choose among here; `pushKey` is what a browser must be given to subscribe. */
export const tellOffer = z.object({ sms: z.boolean(), email: z.boolean(), push: z.boolean(), pushKey: z.string().nullable() })
export type TellOffer = z.infer<typeof tellOffer>

/** How the reporter wants to be told; what is left out stays as it is. */
export const tellChoice = z.object({
  sms: z.boolean().optional(),
  /** Null: no more e-mail. */
  email: address.nullable().optional(),
  /** This browser; `push: null` ends all browsers of this case. */
  push: pushSubscription.nullable().optional(),
  language: language.default('zh'),
})
export type TellChoice = z.input<typeof tellChoice>

export const deliveryStatus = z.enum(['waiting', 'sent', 'dead', 'stopped'])
/** One message to one receiver by one channel: did it go out, and if not why. Addresses are masked. */
export const delivery = z.object({
  id,
  case: id.nullable(),
  channel: channelKind,
  /** Why it was sent: `step`, `filed`, `notice`, `digest`, `pause`. */
  purpose: z.string(),
  step: z.string().nullable(),
  subject: z.string(),
  /** What was said; null once the personal data of the case are gone. */
  body: z.string().nullable(),
  to: z.string().nullable(),
  status: deliveryStatus,
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
  nextAt: instant,
})
export type DeliveryView = z.infer<typeof delivery>
export const caseTold = z.object({
  /** How the reporter wants to be told, addresses masked. */
  ways: z.array(z.object({ id, channel: channelKind, to: z.string().nullable(), wanted: z.boolean(), since: instant })),
  rows: z.array(delivery),
})
export type CaseTold = z.infer<typeof caseTold>

/** The reporter's own view of the same. */
export const tellState = z.object({
  offer: tellOffer,
  sms: z.object({ to: z.string(), wanted: z.boolean() }).nullable(),
  email: z.string().nullable(),
  browsers: z.number().int(),
  /** How to object to a decision, in the office's own words; null when it has set none. */
  objection: z.string().nullable(),
  told: z.array(
    z.object({ at: instant, channel: channelKind, subject: z.string(), status: deliveryStatus, sentAt: instant.nullable() }),
  ),
})
export type TellState = z.infer<typeof tellState>
export const stopped = z.object({ number: z.string().nullable(), channel: channelKind, wanted: z.boolean() })
export type Stopped = z.infer<typeof stopped>

/** A channel as it is set up. The secret goes in and never comes out: `secret` left out keeps it, empty removes it. */
const base = { version: z.number().int().min(0), secret: z.string().max(2000).optional(), active: z.boolean().default(true) }
const text = z.string().trim().min(1).max(200)
export const channelPut = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('email'),
    host: text,
    port: z.number().int().min(1).max(65_535),
    /** `tls` from the first byte, `starttls` asked for and required, `none` only on the office's own machine. */
    security: z.enum(['tls', 'starttls', 'none']),
    user: z.string().trim().max(200),
    from: address,
    fromName: z.string().trim().max(100),
  }),
  z.object({ ...base, kind: z.literal('sms'), url: z.url({ protocol: /^https?$/ }).max(500) }),
  z.object({ ...base, kind: z.literal('push'), contact: address }),
  z.object({
    ...base,
    kind: z.literal('chat'),
    maker: z.enum(['wecom', 'dingtalk', 'feishu']),
    title: text,
    /** Whose news go to this group; null: those of the whole office. */
    unit: id.nullable(),
    /** The key that signs (加签); goes in and never comes out. */
    signing: z.string().max(200).optional(),
  }),
])
export type ChannelPut = z.infer<typeof channelPut>
export const channelRow = z.object({
  id: z.string(),
  kind: channelKind,
  version: z.number().int(),
  active: z.boolean(),
  hasSecret: z.boolean(),
  /** From the start-up settings: shown, not changed here. */
  fixed: z.boolean(),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type ChannelRow = z.infer<typeof channelRow>
/** Where to send the test: an address, a telephone, or this browser; a robot needs none. */
export const channelTry = z.object({ to: z.string().trim().max(200).optional(), push: pushSubscription.optional() })
export const channelTried = z.object({ ok: z.boolean(), milliseconds: z.number().int(), problem: z.string().nullable() })
export type ChannelTried = z.infer<typeof channelTried>

/** Staff: by which channels what lands on me reaches me, and whether I want the daily digest. */
export const tellMe = z.object({
  email: z.object({ address: address.nullable(), on: z.boolean() }),
  push: z.boolean(),
  digest: z.object({ hour: z.number().int().min(0).max(23), byEmail: z.boolean() }).nullable(),
})
export type TellMe = z.infer<typeof tellMe>
export const tellMeState = tellMe.extend({ offer: tellOffer, browsers: z.number().int() })
export type TellMeState = z.infer<typeof tellMeState>

const digestRow = z.object({ id, number: z.string(), type: z.string(), state: z.string(), dueAt: instant.nullable() })
export type DigestRow = z.infer<typeof digestRow>
const digestPart = z.object({ count: z.number().int(), more: z.boolean(), rows: z.array(digestRow) })
export const digest = z.object({
  day: z.string(),
  madeAt: instant,
  /** New since the day before, due today, late, waiting for me. */
  fresh: digestPart,
  today: digestPart,
  late: digestPart,
  mine: digestPart,
})
export type Digest = z.infer<typeof digest>

/** Of one channel: what was waiting, what was given up. */
export const channelLoad = z.object({ channel: channelKind, waiting: z.number().int(), dead: z.number().int() })

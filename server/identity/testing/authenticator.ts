import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** The few CBOR shapes an authenticator writes: whole numbers, byte and text strings, maps. */
function cbor(value: number | string | Uint8Array | ReadonlyMap<number | string, unknown>): Buffer {
  const head = (major: number, n: number): Buffer =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const pairs = [...value].flatMap(([k, v]) => [cbor(k), cbor(v as Parameters<typeof cbor>[0])])
  return Buffer.concat([head(5, value.size), ...pairs])
}

interface Site {
  readonly origin: string
  readonly rpId: string
}
export interface Ceremony {
  readonly challenge: string
}

/** A security key in software: ES256, a counter, and a person who always touches it. */
export class Authenticator {
  readonly credential = randomBytes(32)
  counter = 0
  /** Whether the person proved to the key who they are, by PIN or finger. */
  verified = true
  readonly #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  })

  #data(site: Site, attested?: Buffer): Buffer {
    this.counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(this.counter)
    const flags = 0x01 | (this.verified ? 0x04 : 0) | (attested ? 0x40 : 0)
    return Buffer.concat([sha256(site.rpId), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)])
  }

  #client(type: string, { challenge }: Ceremony, site: Site): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: site.origin, crossOrigin: false }))
  }

  #answer(response: Record<string, unknown>) {
    const id = b64(this.credential)
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {}, response }
  }

  create(options: Ceremony, site: Site) {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    const cose = cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    )
    const length = Buffer.from([0, this.credential.length])
    const authData = this.#data(site, Buffer.concat([Buffer.alloc(16), length, this.credential, cose]))
    const attestation = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    )
    return this.#answer({
      clientDataJSON: b64(this.#client('webauthn.create', options, site)),
      attestationObject: b64(attestation),
      transports: ['usb'],
    })
  }

  get(options: Ceremony, site: Site) {
    const client = this.#client('webauthn.get', options, site)
    const data = this.#data(site)
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey)
    return this.#answer({ clientDataJSON: b64(client), authenticatorData: b64(data), signature: b64(signature) })
  }
}

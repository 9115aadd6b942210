import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Provider {
  readonly issuer: string
  /** What the next token says about the person; `nonce` replaces the one that was asked. */
  says: { sub: string; amr?: readonly string[]; nonce?: string }
  /** What a browser does there: looks at the page, agrees, and is sent back. Gives the way back. */
  agree(url: string): string
  stop(): Promise<void>
}

/** A small identity provider: discovery, keys, authorisation codes bound to PKCE, RS256 tokens. */
export async function openProvider(): Promise<Provider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, { challenge: string; nonce: string; client: string }>()
  const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const server = createServer((request, response) => {
    const answer = (value: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (request.url === '/.well-known/openid-configuration')
      return answer({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    if (request.url === '/keys') return answer({ keys: [jwk] })
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      const form = new URLSearchParams(body)
      const asked = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const proof = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      if (request.url !== '/token' || !asked || proof !== asked.challenge) return answer({ error: 'invalid_grant' }, 400)
      const now = Math.floor(Date.now() / 1000)
      const claims = { iss: issuer, aud: asked.client, iat: now, exp: now + 300, nonce: asked.nonce, ...provider.says }
      const text = `${b64({ alg: 'RS256', kid: 'k1' })}.${b64(claims)}`
      const token = `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
      return answer({ access_token: 'at', token_type: 'bearer', id_token: token })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: Provider = {
    issuer,
    says: { sub: 'nobody' },
    agree(url) {
      const asked = new URL(url).searchParams
      const code = `code-${codes.size}-${Math.floor(performance.now() * 1000)}`
      codes.set(code, {
        challenge: asked.get('code_challenge') ?? '',
        nonce: asked.get('nonce') ?? '',
        client: asked.get('client_id') ?? '',
      })
      return `?code=${code}&state=${encodeURIComponent(asked.get('state') ?? '')}`
    },
    stop: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return provider
}

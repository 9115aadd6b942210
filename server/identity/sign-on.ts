import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Config } from '../config.ts'

export interface SignOnQuestion {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}
/** What the office's identity provider says about the person. */
export interface SignOnAnswer {
  readonly subject: string
  /** The provider says that it asked for more than a password. */
  readonly secondFactor: boolean
}
export interface SignOn {
  ask(): Promise<{ readonly url: string; readonly question: SignOnQuestion }>
  /** @throws when the answer does not belong to the question or is not properly signed */
  answer(query: string, question: SignOnQuestion): Promise<SignOnAnswer>
}

/** Authentication methods (RFC 8176) that mean a second factor. */
const strong = new Set(['mfa', 'otp', 'hwk', 'swk', 'sc', 'fpt', 'face', 'pop'])

/** The code flow with PKCE and nonce. The provider is looked up at first use, so the office starts without it. */
export function openSignOn(oidc: NonNullable<Config['oidc']>): SignOn {
  let found: Promise<Configuration> | null = null
  const provider = () => {
    const issuer = new URL(oidc.issuer)
    const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : []
    found ??= discovery(issuer, oidc.clientId, oidc.clientSecret, undefined, { execute, timeout: 10 }).catch((error: unknown) => {
      found = null
      throw error
    })
    return found
  }
  return {
    async ask() {
      const question = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const url = buildAuthorizationUrl(await provider(), {
        redirect_uri: oidc.redirect,
        scope: 'openid',
        state: question.state,
        nonce: question.nonce,
        code_challenge: await calculatePKCECodeChallenge(question.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, question }
    },
    async answer(query, question) {
      const back = new URL(oidc.redirect)
      back.search = query
      const tokens = await authorizationCodeGrant(await provider(), back, {
        expectedState: question.state,
        expectedNonce: question.nonce,
        pkceCodeVerifier: question.verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('the provider sent no id token')
      const methods = Array.isArray(claims.amr) ? claims.amr : []
      return { subject: claims.sub, secondFactor: methods.some(m => typeof m === 'string' && strong.has(m)) }
    },
  }
}

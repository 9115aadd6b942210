import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** How an S3-compatible service is reached. */
export interface S3Access {
  readonly endpoint: string
  readonly region: string
  readonly key: string
  readonly secret: string
}

/** All settings come from the environment, with defaults that suit one laptop. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Where the data lie: database, files, secrets. */
  readonly data: string
  /** An outside PostgreSQL; null means the embedded one. */
  readonly databaseUrl: string | null
  readonly tenant: number
  /** Secret from which keys of reporters and cookies are derived; made once, kept in the data folder. */
  readonly secret: string
  readonly secureCookies: boolean
  readonly tiles: string | null
  readonly tileAttribution: string | null
  readonly mapApproval: string | null
  readonly oidc: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
    readonly redirect: string
    readonly title: string
  } | null
  /** `dir` below the data folder, or `s3://bucket/prefix`. */
  readonly files: string
  readonly s3: S3Access | null
  /** The address residents see; set it when the server stands behind a proxy. */
  readonly publicUrl: string | null
  /** Where short messages are posted; null when the office has no gateway. */
  readonly messageGateway: string | null
  /** May webhooks, chat robots and push services lie on this machine or in a private network? */
  readonly privateWebhooks: boolean
  /** Where weather warnings come from, as the screens say it; null when they are entered by hand. */
  readonly warningSource: string | null
  /** Per caller; 0 turns the limit off, for load tests on one's own machine. */
  readonly requestsPerMinute: number
  /** How long a step sent from the desk can be taken back, in seconds; 0 takes every step at once. */
  readonly undoSeconds: number
  /** Database connections of this process. */
  readonly connections: number
}

function secretIn(folder: string, given: string | undefined): string {
  if (given) return given
  mkdirSync(folder, { recursive: true })
  const path = resolve(folder, 'secret')
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    const secret = randomBytes(32).toString('base64url')
    writeFileSync(path, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return secret
  }
}

/** A whole number from the environment. @throws Error when it is none: a limit that cannot be read must not be no limit */
function whole(env: Readonly<Record<string, string | undefined>>, name: string, otherwise: number, least: number): number {
  const value = Number(env[name] || otherwise)
  if (!Number.isSafeInteger(value) || value < least)
    throw new Error(`${name}=${env[name]} 不能用 / cannot be used: a whole number from ${least} on`)
  return value
}

/** @throws Error with one clear sentence when a setting cannot be used */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const port = Number(env.PORT ?? 8700)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT=${env.PORT} 不是端口号 / is not a port number`)
  const data = resolve(cwd, env.LINLI_DATA ?? '.linli/data')
  const oidc = env.LINLI_OIDC_ISSUER
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    data,
    databaseUrl: env.DATABASE_URL || null,
    tenant: whole(env, 'LINLI_TENANT', 1, 1),
    secret: secretIn(data, env.LINLI_SECRET),
    secureCookies: env.LINLI_SECURE_COOKIES === '1',
    tiles: env.LINLI_TILES ?? null,
    tileAttribution: env.LINLI_TILE_ATTRIBUTION ?? null,
    mapApproval: env.LINLI_MAP_APPROVAL ?? null,
    oidc: oidc
      ? {
          issuer: oidc,
          clientId: env.LINLI_OIDC_CLIENT_ID ?? '',
          clientSecret: env.LINLI_OIDC_CLIENT_SECRET ?? '',
          redirect: env.LINLI_OIDC_REDIRECT ?? `http://127.0.0.1:${port}/api/session/oidc/back`,
          title: env.LINLI_OIDC_TITLE ?? '统一身份认证',
        }
      : null,
    files: env.LINLI_FILES ?? 'dir',
    s3:
      env.LINLI_S3_ENDPOINT && env.LINLI_S3_KEY && env.LINLI_S3_SECRET
        ? {
            endpoint: env.LINLI_S3_ENDPOINT,
            region: env.LINLI_S3_REGION ?? 'auto',
            key: env.LINLI_S3_KEY,
            secret: env.LINLI_S3_SECRET,
          }
        : null,
    publicUrl: env.LINLI_PUBLIC_URL ?? null,
    connections: whole(env, 'LINLI_CONNECTIONS', 16, 2),
    requestsPerMinute: whole(env, 'LINLI_REQUESTS_PER_MINUTE', 600, 0),
    undoSeconds: Math.min(60, whole(env, 'LINLI_UNDO_SECONDS', 10, 0)),
    messageGateway: env.LINLI_MESSAGE_GATEWAY ?? null,
    privateWebhooks: env.LINLI_PRIVATE_WEBHOOKS === '1',
    warningSource: env.LINLI_WARNING_SOURCE || null,
  }
}

import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import type { Me } from '#contract/office'
import { ApiError, api } from '../../shell/api.ts'
import { translator } from '../../shell/i18n/index.ts'
import { language } from '../../shell/preferences.ts'
import { enter } from '../data/session.ts'
import { en } from '../en.ts'
import { zh } from '../zh.ts'

type Asked<Options> = { readonly id: string; readonly options: Options }

/** Closing the system's window is a choice, not a fault of the office: say so, and how to go on. */
async function ask<T>(ceremony: () => Promise<T>): Promise<T> {
  try {
    return await ceremony()
  } catch {
    const t = translator(zh, en, language.get())
    throw new ApiError({ status: -1, code: 'passkey-left', message: t('desk.passkey.left'), mend: t('desk.passkey.left.mend') })
  }
}

/** Signs in with a passkey, or gives it as the second factor when a password was already given. */
export async function passkeySignIn() {
  const { id, options } = await api.post<Asked<PublicKeyCredentialRequestOptionsJSON>>('/session/passkey/options', {})
  const response = await ask(() => startAuthentication({ optionsJSON: options }))
  enter(await api.post<Me>('/session/passkey/verify', { id, response }))
}

export async function addPasskey(name: string) {
  const { id, options } = await api.post<Asked<PublicKeyCredentialCreationOptionsJSON>>('/me/passkeys/options', {})
  const response = await ask(() => startRegistration({ optionsJSON: options }))
  await api.post('/me/passkeys/verify', { id, name, response })
}

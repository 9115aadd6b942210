import { Button } from '../../shell/ui/button.tsx'
import { PasswordChange } from '../account/password-change.tsx'
import { client } from '../data/client.ts'
import { leave } from '../data/session.ts'
import { useText } from '../text.ts'
import { Alone } from './alone.tsx'

/** The password an administrator handed over opens nothing but the change of it. */
export function NewPassword() {
  const t = useText()
  return (
    <Alone title={t('desk.newpassword')} lead={t('desk.newpassword.lead')}>
      <PasswordChange onDone={() => client.invalidateQueries({ queryKey: ['me'] })} />
      <Button look="quiet" size="wide" onPress={leave}>
        {t('desk.signin.other')}
      </Button>
    </Alone>
  )
}

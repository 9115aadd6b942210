import { Button } from '../../shell/ui/button.tsx'
import { Passkeys } from '../account/passkeys.tsx'
import { SecondFactorSetUp } from '../account/second-factor-set-up.tsx'
import { client } from '../data/client.ts'
import { leave } from '../data/session.ts'
import { useText } from '../text.ts'
import { Alone } from './alone.tsx'

const again = () => client.invalidateQueries({ queryKey: ['me'] })

/** Some posts may only be worked with a second factor: it is set up before anything else opens. */
export function SetUpFirst() {
  const t = useText()
  return (
    <Alone title={t('desk.setup')} lead={t('desk.setup.lead')}>
      <SecondFactorSetUp onDone={again} />
      <Passkeys onChanged={again} />
      <Button look="quiet" size="wide" onPress={leave}>
        {t('desk.signin.other')}
      </Button>
    </Alone>
  )
}

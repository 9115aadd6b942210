import { Link } from 'wouter'
import type { RegisterData } from '#kernel/index'
import { useLanguage } from '../../../shell/preferences.ts'
import { sayList } from '../../../shell/say-list.ts'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { useProgrammes } from '../../data/office.ts'
import { useText } from '../text.ts'

const rulesOf = (registers: Readonly<Record<string, RegisterData>>) =>
  Object.entries(registers).filter(([, register]) => !register.ledger)

/** The rules of every programme: what is in them drives routing, deadlines and forms. Ledgers have a page of their own. */
export default function RegistersPage() {
  const t = useText()
  const language = useLanguage()
  const { data, error, refetch } = useProgrammes()
  const keeping = data?.programmes.filter(programme => rulesOf(programme.registers).length > 0)
  return (
    <Page title={t('admin.registers')} lead={t('admin.registers.lead')} width="wide">
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {keeping?.map(programme => (
        <section key={programme.id} className="ui-stack admin-programme">
          <h2>{programme.title}</h2>
          <ul className="admin-doors">
            {rulesOf(programme.registers).map(([id, register]) => (
              <li key={id}>
                {/* Entries that people keep have pages of their own, outside of the administration. */}
                <Link href={register.ledger ? `~/desk/registers/${programme.id}.${id}` : `/registers/${programme.id}/${id}`}>
                  <strong>{register.title}</strong>
                  <span className="ui-soft">
                    {sayList(
                      Object.values(register.columns).map(column => column.title),
                      language,
                    )}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

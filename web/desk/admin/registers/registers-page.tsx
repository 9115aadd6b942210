import { Link } from 'wouter'
import { useLanguage } from '../../../shell/preferences.ts'
import { sayList } from '../../../shell/say-list.ts'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { useProgrammes } from '../../data/office.ts'
import { useText } from '../text.ts'

/** Every register of every programme; what is in them drives routing, deadlines and forms. */
export default function RegistersPage() {
  const t = useText()
  const language = useLanguage()
  const { data, error, refetch } = useProgrammes()
  const keeping = data?.programmes.filter(programme => Object.keys(programme.registers).length > 0)
  return (
    <Page title={t('admin.registers')} lead={t('admin.registers.lead')} width="wide">
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {keeping?.map(programme => (
        <section key={programme.id} className="ui-stack admin-programme">
          <h2>{programme.title}</h2>
          <ul className="admin-doors">
            {Object.entries(programme.registers).map(([id, register]) => (
              <li key={id}>
                <Link href={`/registers/${programme.id}/${id}`}>
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

import { Link } from 'wouter'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { useProgrammes } from '../../data/office.ts'
import { useText } from '../text.ts'

/** Every register of every programme; what is in them drives routing, deadlines and forms. */
export default function RegistersPage() {
  const t = useText()
  const { data, error, refetch } = useProgrammes()
  return (
    <Page title={t('admin.registers')} lead={t('admin.registers.lead')} width="wide">
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data?.programmes.map(programme => (
        <section key={programme.id} className="ui-stack">
          <h2>{programme.title}</h2>
          <ul className="admin-doors">
            {Object.entries(programme.registers).map(([id, register]) => (
              <li key={id}>
                <Link href={`/registers/${programme.id}/${id}`}>
                  <strong>{register.title}</strong>
                  <span className="ui-soft">
                    {Object.values(register.columns)
                      .map(column => column.title)
                      .join('、')}
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

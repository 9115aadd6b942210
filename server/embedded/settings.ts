import { totalmem } from 'node:os'

const megabyte = 1024 * 1024

/** What this PostgreSQL is told on its command line: safe on disk unless it is thrown away, modest on a laptop, reachable by nobody else. */
export function serverArguments(place: { directory: string; sockets: string; port: number }, thrownAway: boolean): string[] {
  const memory = totalmem() / megabyte
  const settings: Record<string, string> = {
    ...reachedBy(place),
    // An acknowledged write survives a power cut, whatever postgresql.conf was edited to say.
    fsync: thrownAway ? 'off' : 'on',
    synchronous_commit: 'on',
    full_page_writes: thrownAway ? 'off' : 'on',
    shared_buffers: `${clamp(memory / 8, 64, 512)}MB`,
    effective_cache_size: `${clamp(memory / 3, 256, 4096)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_connections: '100',
    // Queues and lists are short queries, on which compiling only costs.
    jit: 'off',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    logging_collector: 'off',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', place.directory, '-p', String(place.port), ...flags]
}

function reachedBy(place: { sockets: string }): Record<string, string> {
  if (process.platform === 'win32') return { listen_addresses: '127.0.0.1' }
  return { listen_addresses: '', unix_socket_directories: place.sockets, unix_socket_permissions: '0700' }
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)))
}

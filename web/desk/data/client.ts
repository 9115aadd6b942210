import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError } from '../../shell/api.ts'
import { mayRetry } from '../../shell/api-error.ts'

/** What the desk knows of the office, kept fresh; an ended session anywhere brings back the sign-in page. */
export const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      const ended = error instanceof ApiError && error.status === 401
      if (ended && query.queryKey[0] !== 'me') void client.invalidateQueries({ queryKey: ['me'] })
    },
  }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (tried, error) => tried < 2 && mayRetry(error) },
  },
})

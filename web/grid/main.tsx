import { QueryClientProvider } from '@tanstack/react-query'
import { client } from '../desk/data/client.ts'
import { startFace } from '../shell/start.tsx'
import { App } from './app.tsx'
import './grid.css'

startFace(
  <QueryClientProvider client={client}>
    <App />
  </QueryClientProvider>,
  { base: '/grid' },
)

import { QueryClientProvider } from '@tanstack/react-query'
import { startFace } from '../shell/start.tsx'
import { App } from './app.tsx'
import { client } from './data/client.ts'
import './desk.css'

startFace(
  <QueryClientProvider client={client}>
    <App />
  </QueryClientProvider>,
  { base: '/desk', density: 'desk' },
)

import { QueryClientProvider } from '@tanstack/react-query'
import { client } from '../desk/data/client.ts'
import { startFace } from '../shell/start.tsx'
import { App } from './app.tsx'
import { startPhone } from './phone/this-phone.ts'
import { registerWorker } from './worker/register.ts'
import './grid.css'

void registerWorker()
await startPhone()
startFace(
  <QueryClientProvider client={client}>
    <App />
  </QueryClientProvider>,
  { base: '/grid' },
)

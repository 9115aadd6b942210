import { startFace } from '../shell/start.tsx'
import { App } from './app.tsx'
import { Recover } from './parts/recover.tsx'
import './command.css'

startFace(
  <Recover instead={null}>
    <App />
  </Recover>,
  { base: '/command' },
)

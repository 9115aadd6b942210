import { startFace } from '../shell/start.tsx'
import { App } from './app.tsx'
import './command.css'

startFace(<App />, { base: '/command' })

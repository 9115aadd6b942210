import { startFace } from '../shell/start.tsx'
import { App } from './app.tsx'

startFace(<App />, { base: '' })

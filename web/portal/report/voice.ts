export { canListen, useVoice } from '../../shell/voice.ts'

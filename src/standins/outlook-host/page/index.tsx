import { createRoot } from 'react-dom/client'
import type { HostConfig } from '../host-config.ts'
import { App } from './shell/App.tsx'

const answer = await fetch('/config.json')
const root = createRoot(document.getElementById('root') as HTMLElement)
root.render(<App config={(await answer.json()) as HostConfig} />)

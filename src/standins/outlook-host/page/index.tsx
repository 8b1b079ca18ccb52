import { createRoot } from 'react-dom/client'
import type { HostConfig } from '../host-config.ts'
import { App } from './shell/App.tsx'

const root = createRoot(document.getElementById('root') as HTMLElement)
const answer = await fetch('/config.json').catch(() => null)
root.render(
  answer?.ok === true ? (
    <App config={(await answer.json()) as HostConfig} />
  ) : (
    <p>The server of the simulated Outlook does not answer. Start it, then load this page again.</p>
  ),
)

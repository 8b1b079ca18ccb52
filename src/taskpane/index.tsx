import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { carryPress } from './frame/carry-press.ts'
import { ignoreSecondHalf } from './frame/second-half.ts'
import { connectToOutlook } from './host/outlook-host.ts'

/** The shape stands in the HTML already; the panel takes its place and fills in what it learns. */
const root = document.getElementById('panel')
if (root === null) throw new Error('The page has no place for the panel.')
ignoreSecondHalf(document)
carryPress(document)
createRoot(root).render(<App connect={connectToOutlook} search={window.location.search} />)

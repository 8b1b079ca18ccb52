import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

const root = document.getElementById('admin')
if (root === null) throw new Error('The page has no place for the admin pages.')
createRoot(root).render(<App />)

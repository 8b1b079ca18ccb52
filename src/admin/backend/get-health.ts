import axios from 'axios'

/** Whether rmsync can do its work at this moment. */
export async function isReady(): Promise<boolean> {
  try {
    return (await axios.get('/health/ready', { timeout: 5_000 })).status === 200
  } catch {
    return false
  }
}

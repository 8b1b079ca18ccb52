import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge'

/** Where a popup or hidden frame of the sign-in ends: it hands the answer to the page that asked, and nothing else. */
void broadcastResponseToMainFrame()

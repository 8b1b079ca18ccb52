/*
 * Runs in the add-in's frame, ahead of office.js: the object that MSAL looks for when it creates a nestable application
 * (identity.md §1.1). It carries text to the host window and back and decides nothing.
 */
;(() => {
  const hostOrigin = readHostOrigin()
  if (hostOrigin === null) return

  const listeners = new Set()
  window.addEventListener('message', (event) => {
    // MSAL parses whatever it gets without a guard, and office.js uses the same channel: so filter here
    if (event.source !== window.parent || event.origin !== hostOrigin || typeof event.data !== 'string') return
    if (!isAnswer(event.data)) return
    for (const listener of listeners) listener(event.data)
  })
  window.nestedAppAuthBridge = {
    addEventListener: (name, listener) => {
      if (name === 'message') listeners.add(listener)
    },
    removeEventListener: (name, listener) => {
      if (name === 'message') listeners.delete(listener)
    },
    postMessage: (text) => window.parent.postMessage(text, hostOrigin),
  }

  function isAnswer(text) {
    try {
      return JSON.parse(text).messageType === 'NestedAppAuthResponse'
    } catch {
      return false
    }
  }

  /** The origin office.js is told to trust: third part of xdmInfo in window.name (outlook-host-protocol.md §1); on a phone there is none. Neither: not hosted, no bridge. */
  function readHostOrigin() {
    if (window.parent === window) return null
    try {
      const { xdmInfo, hostOrigin } = JSON.parse(window.name)
      return xdmInfo?.split('|')[2] ?? hostOrigin ?? null
    } catch {
      return null
    }
  }
})()

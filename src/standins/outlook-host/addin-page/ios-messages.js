/*
 * Runs in the add-in's frame, ahead of office.js: where the frame is told that it is on iOS, office.js takes the file of that platform, which
 * speaks to the app around its web view by `window.webkit.messageHandlers.Agave` and is called back by name. This carries both to the host
 * window and decides nothing.
 */
;(() => {
  const host = readHost()
  if (host === null) return

  window.webkit = {
    messageHandlers: {
      Agave: {
        postMessage: (text) =>
          window.parent.postMessage(JSON.stringify({ messageType: 'AgaveRequest', ...JSON.parse(text) }), host.hostOrigin),
      },
    },
  }
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== host.hostOrigin) return
    const { messageType, callbackId, params } = parse(event.data) ?? {}
    if (messageType === 'AgaveAnswer') window.OSF.ScriptMessaging.agaveHostCallback(callbackId, params)
  })

  function parse(text) {
    try {
      return JSON.parse(text)
    } catch {
      return null
    }
  }

  /** Second part of hostInfo in window.name; null in any other frame. */
  function readHost() {
    const told = window.parent === window ? null : parse(window.name)
    return told?.hostInfo?.split('$')[1] === 'iOS' ? told : null
  }
})()

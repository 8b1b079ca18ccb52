import { HostFailed } from './host-failed.ts'

/** Opens a page of ours in a window of its own and resolves with its one message. */
export function openDialog(path: string): Promise<string> {
  const { origin } = window.location
  return new Promise((resolve, reject) => {
    Office.context.ui.displayDialogAsync(`${origin}${path}`, { height: 60, width: 30, promptBeforeOpen: false }, (opened) => {
      if (opened.status !== Office.AsyncResultStatus.Succeeded) {
        reject(new HostFailed('dialog-refused', opened.error.message))
        return
      }
      const dialog = opened.value
      dialog.addEventHandler(
        Office.EventType.DialogMessageReceived,
        (message: { message: string; origin: string | undefined } | { error: number }) => {
          // Only our own page may speak for the sign-in.
          if ('error' in message || (message.origin !== undefined && message.origin !== origin)) return
          dialog.close()
          resolve(message.message)
        },
      )
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => {
        reject(new HostFailed('dialog-closed'))
      })
    })
  })
}

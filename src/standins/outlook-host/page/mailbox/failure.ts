/** What the mailbox answered instead of doing it. */
export class MailboxFailure extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'MailboxFailure'
    this.status = status
  }
}

/** One line for the person, whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

declare module 'pino-roll' {
  interface RollingFile {
    readonly file: string
    write(text: string): boolean
    end(): void
    on(event: 'error', heard: (error: Error) => void): unknown
    once(event: 'close', heard: () => void): unknown
  }
  interface RollingOptions {
    readonly file: string
    /** In MB. */
    readonly size: number
    readonly frequency: 'daily'
    readonly dateFormat: string
    readonly extension: string
    readonly mkdir: boolean
    readonly sync: boolean
    readonly mode: number
    readonly limit: { readonly count: number; readonly removeOtherLogFiles: boolean }
  }
  const roll: (options: RollingOptions) => Promise<RollingFile>
  export = roll
}

import type { Command } from 'commander'
import { addConfiguration } from './configuration-commands.ts'
import { addFiles } from './file-commands.ts'
import { addInitialSync } from './initial-sync-commands.ts'
import { addLog } from './log-commands.ts'
import { plainText } from './print.ts'
import { addRepresentatives } from './representative-commands.ts'
import { addService } from './service-commands.ts'
import type { Telling, Terminal } from './terminal.ts'
import { addWatching } from './watch-commands.ts'

const statuses = `
Status 0: done. 1: done, and something needs a look. 2: not done; why stands on standard error.`

/** The command line does what the admin pages do, by the same calls. */
export function addCommands(program: Command, terminal: Terminal): void {
  program.option('--json', 'answer as the service does, for programs; what is followed, a line each')
  program.addHelpText('after', statuses)
  const isJson = (): boolean => program.opts<{ json?: boolean }>().json === true
  const telling: Telling = {
    ...terminal,
    tell(answer, words) {
      terminal.print(isJson() ? JSON.stringify(answer, null, 2) : plainText(words(answer)))
    },
    tellEach(answers, words) {
      for (const answer of answers)
        terminal.print(isJson() ? JSON.stringify(answer) : plainText(words(answer)).replaceAll('\n', ' '))
    },
  }
  addWatching(program, telling)
  addLog(program, telling)
  addRepresentatives(program, telling)
  addInitialSync(program, telling)
  addService(program, telling)
  addConfiguration(program, telling)
  addFiles(program, telling)
}

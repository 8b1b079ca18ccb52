import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { people, type SeedPerson } from '../../src/standins/seed/company.ts'
import { LaunchError } from './launch-error.ts'

export interface CalendarFile {
  readonly file: string
  readonly person: SeedPerson
}

interface LaunchOptions {
  readonly portBase: number
  readonly dataDir: string
  readonly fresh: boolean
  readonly calendars: readonly CalendarFile[]
}

/** `undefined` when the person asked for the help text, which is printed then. */
export function parseLaunchOptions(name: string, summary: string, args: readonly string[]): LaunchOptions | undefined {
  const given: { files: { file: string; forIndex: number }[]; names: string[] } = { files: [], names: [] }
  const command = new Command(name)
    .description(summary)
    .option('--calendar <file>', 'load this calendar file (.ics) into a mailbox; can be repeated', (file) => {
      given.files.push({ file, forIndex: given.names.length })
    })
    .option(
      '--for <person>',
      'whose mailbox, for the calendars before it; a single one is for all (default: ellen)',
      (person) => {
        given.names.push(person)
      },
    )
    .option('--port-base <number>', 'use the five ports after this number', parsePortBase, 8440)
    .option('--data <dir>', 'where certificates, state and logs are kept', '.data')
    .option('--fresh', 'forget all data first; certificates stay')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .allowExcessArguments(false)
  try {
    command.parse([...args], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return undefined
    throw new LaunchError(`${error.message.replace(/^error: /, '').replace(/\.?$/, '.')} All options: --help`)
  }
  const options = command.opts<{ portBase: number; data: string; fresh?: boolean }>()
  const single = given.names.length === 1 ? given.names[0] : undefined
  const persons = given.names.map(findPerson)
  return {
    portBase: options.portBase,
    dataDir: options.data,
    fresh: options.fresh ?? false,
    calendars: given.files.map(({ file, forIndex }) => ({
      file,
      person: (single === undefined ? persons[forIndex] : persons[0]) ?? findPerson('ellen'),
    })),
  }
}

function parsePortBase(text: string): number {
  const base = Number(text)
  if (!Number.isInteger(base) || base < 1023 || base > 65_530)
    throw new InvalidArgumentError('It must be a whole number from 1023 to 65530.')
  return base
}

/** By user name, e-mail address or full name. */
export function findPerson(text: string): SeedPerson {
  const wanted = comparable(text)
  const found = people.find((person) => [person.userName, person.email, person.name].some((name) => comparable(name) === wanted))
  if (found !== undefined) return found
  throw new LaunchError(
    `Nobody is called "${text}". There are:\n${people.map((person) => `  ${person.userName.padEnd(8)}${person.name} <${person.email}>`).join('\n')}`,
  )
}

const comparable = (text: string): string => text.normalize('NFC').trim().toLowerCase()

import { describe, expect, it } from '@jest/globals'
import { findPerson, parseLaunchOptions } from '../../scripts/launch/launch-options.ts'

const parse = (...args: string[]) => parseLaunchOptions('npm start --', 'Starts.', args)
const refusal = (...args: string[]): string => {
  try {
    parse(...args)
    return 'taken'
  } catch (error) {
    return (error as Error).message
  }
}
const assigned = (...args: string[]) => parse(...args)?.calendars.map(({ file, person }) => `${file} ${person.userName}`)

describe('the options of npm start', () => {
  it('have defaults', () => {
    expect(parse()).toEqual({ portBase: 8440, dataDir: '.data', fresh: false, calendars: [] })
  })

  it('take ports, folder and fresh', () => {
    expect(parse('--port-base', '9440', '--data', 'elsewhere', '--fresh')).toEqual({
      portBase: 9440,
      dataDir: 'elsewhere',
      fresh: true,
      calendars: [],
    })
  })

  it.each([
    [['--calendar', 'a.ics'], ['a.ics ellen']],
    [
      ['--calendar', 'a.ics', '--calendar', 'b.ics', '--for', 'jonas'],
      ['a.ics jonas', 'b.ics jonas'],
    ],
    [['--for', 'jonas', '--calendar', 'a.ics'], ['a.ics jonas']],
    [
      ['--calendar', 'a.ics', '--for', 'ellen', '--calendar', 'b.ics', '--for', 'amir'],
      ['a.ics ellen', 'b.ics amir'],
    ],
    [
      ['--calendar', 'a.ics', '--for', 'amir', '--calendar', 'b.ics', '--for', 'jonas', '--calendar', 'c.ics'],
      ['a.ics amir', 'b.ics jonas', 'c.ics ellen'],
    ],
  ])('give each calendar of %j its person', (args, expected) => {
    expect(assigned(...args)).toEqual(expected)
  })

  it('find a person by user name, address and full name in any case and Unicode form', () => {
    const found = ['JONAS', 'jonas.ekstrom@halden.example', 'Jonas Ekstro\u0308m'].map((text) => findPerson(text).userName)
    expect(found).toEqual(['jonas', 'jonas', 'jonas'])
  })

  it('list who there is when nobody has the name', () => {
    expect(refusal('--for', 'nobody')).toBe(
      [
        'Nobody is called "nobody". There are:',
        '  ellen   Ellen Sandberg <ellen.sandberg@halden.example>',
        '  jonas   Jonas Ekström <jonas.ekstrom@halden.example>',
        '  amir    Amir Haddad <amir.haddad@halden.example>',
        '  karin   Karin Olsson <karin.olsson@halden.example>',
        '  sofia   Sofia Brandt <sofia.brandt@halden.example>',
      ].join('\n'),
    )
  })

  it.each([
    [['--bogus'], "unknown option '--bogus'. All options: --help"],
    [
      ['--port-base', '80'],
      "option '--port-base <number>' argument '80' is invalid. It must be a whole number from 1023 to 65530. All options: --help",
    ],
    [['--calendar'], "option '--calendar <file>' argument missing. All options: --help"],
    [['stray.ics'], 'too many arguments. Expected 0 arguments but got 1. All options: --help'],
  ])('refuse %j with the reason', (args, expected) => {
    expect(refusal(...args)).toBe(expected)
  })
})

import { people } from '../../src/standins/seed/company.ts'
import type { Cloud } from './start-cloud.ts'

interface WelcomeFacts {
  readonly cloud: Pick<Cloud, 'rmsyncUrl'> & {
    readonly outlook: { url: string }
    readonly ifs: { url: string }
    readonly graph: { url: string }
    readonly identity: { url: string }
  }
  /** paths as the person would type them */
  readonly dataDir: string
  readonly caFile: string
  /** where rmsync's output goes, or how to start it when it does not run yet */
  readonly rmsync:
    { readonly kind: 'running'; readonly logFile: string } | { readonly kind: 'apart'; readonly settingsFile: string }
}

/** What is printed when everything runs. */
export function welcome({ cloud, dataDir, caFile, rmsync }: WelcomeFacts): string {
  const running = rmsync.kind === 'running'
  const rows: [string, string][] = [
    ['Outlook', cloud.outlook.url],
    ['IFS', `${cloud.ifs.url}/ifs`],
    ...(running ? ([['Sync log', `${cloud.rmsyncUrl}/admin/log`]] as [string, string][]) : []),
    ['Graph', cloud.graph.url],
    ['Sign-in', cloud.identity.url],
    ...(running ? ([['rmsync', cloud.rmsyncUrl]] as [string, string][]) : []),
  ]
  return [
    '',
    running ? 'RM Panel is ready. Open Outlook, choose an appointment, press RM Panel.' : 'The local cloud is ready.',
    '',
    ...rows.map(([name, url]) => `  ${name.padEnd(10)}${url}`),
    '',
    'Sign in as one of these made-up people, no password:',
    '',
    ...people.map(
      (person) => `  ${person.name.padEnd(18)}${person.jobTitle}${person.appRoles.length > 0 ? ', for the sync log' : ''}`,
    ),
    '',
    'The browser warns about the certificate, which was made on this computer. Accept it,',
    `or trust ${caFile} once.`,
    '',
    ...(running
      ? [`Data is kept in ${dataDir}, the log of rmsync in ${rmsync.logFile}.`]
      : [`Data is kept in ${dataDir}. To start rmsync with it: CONFIG_FILE=${rmsync.settingsFile} npm run rmsync`]),
    'Ctrl-C stops everything.',
    '',
  ].join('\n')
}

import { FluentProvider, makeStyles, tokens, webDarkTheme, webLightTheme } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { HostConfig } from '../../host-config.ts'
import { TopBar } from '../bar/TopBar.tsx'
import { TrialBar } from '../bar/TrialBar.tsx'
import { hostHooks } from './host-hooks.ts'
import { usePreferences } from './preferences.ts'
import { useMedia } from './use-media.ts'
import { useSignIn } from './use-sign-in.ts'
import { Workspace } from './Workspace.tsx'

const useStyles = makeStyles({
  page: {
    height: '100vh',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'auto auto 1fr',
    backgroundColor: tokens.colorNeutralBackground3,
    overflow: 'hidden',
  },
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
})

export function App({ config }: { config: HostConfig }) {
  const styles = useStyles()
  const [preferences, setPreferences] = usePreferences(config.people[0]?.userName ?? '')
  const systemDark = useMedia('(prefers-color-scheme: dark)')
  const dark = preferences.theme === 'system' ? systemDark : preferences.theme === 'dark'
  const person = config.people.find(({ userName }) => userName === preferences.person) ?? config.people[0]
  const signIn = useSignIn(config.identity, person)
  const [startedOver, setStartedOver] = useState(0)

  useEffect(() => {
    hostHooks.ready = signIn.kind === 'signed-in'
    hostHooks.signInAs = (userName) => {
      if (userName !== person?.userName) hostHooks.ready = false
      setPreferences({ person: userName })
    }
    hostHooks.prefer = setPreferences
  })

  return (
    // its class goes to every portal too, so the page's layout has a place of its own
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} className={dark ? styles.dark : styles.light}>
      <div className={styles.page}>
        <TopBar person={person} preferences={preferences} onChange={setPreferences} />
        <TrialBar
          people={config.people}
          person={person}
          signIn={signIn}
          onPerson={(userName) => setPreferences({ person: userName })}
          onStartedOver={() => setStartedOver(startedOver + 1)}
        />
        {person !== undefined && (
          <Workspace
            key={`${person.oid}/${startedOver}`}
            config={config}
            person={person}
            dark={dark}
            signedIn={signIn.kind === 'signed-in'}
            preferences={preferences}
          />
        )}
      </div>
    </FluentProvider>
  )
}

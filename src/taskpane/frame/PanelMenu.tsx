import { MoreHorizontal20Regular } from '@fluentui/react-icons'
import { useSyncExternalStore } from 'react'
import { Menu } from '../../ui/Menu.tsx'
import { appearances, chooseAppearance, chosenAppearance, onAppearanceChosen } from '../appearance.ts'
import { useSpeech } from '../languages/speech.ts'

interface PanelMenuProps {
  readonly userName: string
  readonly onHelp: () => void
  readonly onSignOut: () => void
}

export function PanelMenu({ userName, onHelp, onSignOut }: PanelMenuProps) {
  const { frame: texts } = useSpeech().texts
  const appearance = useSyncExternalStore(onAppearanceChosen, chosenAppearance)
  return (
    <Menu
      label={texts.more}
      icon={<MoreHorizontal20Regular />}
      iconOnly
      entries={[
        ...appearances.map((choice) => ({
          kind: 'choice' as const,
          label: texts[choice],
          chosen: choice === appearance,
          run: () => {
            chooseAppearance(choice)
          },
        })),
        { kind: 'line', name: 'help' },
        { kind: 'action', label: texts.help, run: onHelp },
        { kind: 'line', name: 'account' },
        { kind: 'words', label: texts.account, strong: true },
        { kind: 'words', label: userName },
        { kind: 'action', label: texts.signOut, run: onSignOut },
      ]}
    />
  )
}

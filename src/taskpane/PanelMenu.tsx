import {
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components'
import { MoreHorizontal20Regular } from '@fluentui/react-icons'
import { useSyncExternalStore } from 'react'
import { type AppearanceChoice, appearances, chooseAppearance, chosenAppearance, onAppearanceChosen } from './appearance.ts'

const words: Readonly<Record<AppearanceChoice, string>> = { light: 'Light', dark: 'Dark', automatic: 'Automatic' }

const useStyles = makeStyles({
  address: { fontWeight: tokens.fontWeightRegular, overflowWrap: 'anywhere', height: 'auto' },
})

interface PanelMenuProps {
  readonly userName: string
  readonly onHelp: () => void
}

export function PanelMenu({ userName, onHelp }: PanelMenuProps) {
  const styles = useStyles()
  const appearance = useSyncExternalStore(onAppearanceChosen, chosenAppearance)
  return (
    <Menu
      checkedValues={{ appearance: [appearance] }}
      onCheckedValueChange={(_event, data) => {
        const [chosen] = data.checkedItems
        const found = appearances.find((candidate) => candidate === chosen)
        if (found !== undefined) chooseAppearance(found)
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="transparent" icon={<MoreHorizontal20Regular />} aria-label="More" />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            {appearances.map((choice) => (
              <MenuItemRadio key={choice} name="appearance" value={choice}>
                {words[choice]}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem onClick={onHelp}>Help</MenuItem>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>Account</MenuGroupHeader>
            <MenuGroupHeader className={styles.address}>{userName}</MenuGroupHeader>
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

import {
  Avatar,
  Button,
  makeStyles,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components'
import { GridFilled, SettingsRegular } from '@fluentui/react-icons'
import type { HostPerson } from '../../host-config.ts'
import type { Preferences } from '../shell/preferences.ts'

const useStyles = makeStyles({
  bar: {
    height: '48px',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    paddingInline: '18px 16px',
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  title: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, margin: 0, flexGrow: 1 },
  settings: {
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackgroundHover },
  },
})

interface TopBarProps {
  readonly person: HostPerson | undefined
  readonly preferences: Preferences
  readonly onChange: (changes: Partial<Preferences>) => void
}

export function TopBar({ person, preferences, onChange }: TopBarProps) {
  const styles = useStyles()
  const checked = {
    theme: [preferences.theme],
    ownMeetings: [preferences.ownMeetings],
    addins: [...(preferences.keepPane ? ['keep'] : []), ...(preferences.launches ? ['launches'] : [])],
    device: [preferences.device],
  }
  return (
    <header className={styles.bar}>
      <GridFilled fontSize={20} aria-hidden />
      <h1 className={styles.title}>Outlook</h1>
      <Menu
        checkedValues={checked}
        onCheckedValueChange={(_event, { name, checkedItems }) => {
          if (name === 'addins')
            onChange({ keepPane: checkedItems.includes('keep'), launches: checkedItems.includes('launches') })
          else onChange({ [name]: checkedItems[0] })
        }}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button className={styles.settings} appearance="transparent" icon={<SettingsRegular />} aria-label="Settings" />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>Appearance</MenuGroupHeader>
              <MenuItemRadio name="theme" value="system">
                As the system
              </MenuItemRadio>
              <MenuItemRadio name="theme" value="light">
                Light
              </MenuItemRadio>
              <MenuItemRadio name="theme" value="dark">
                Dark
              </MenuItemRadio>
            </MenuGroup>
            <MenuDivider />
            <MenuGroup>
              <MenuGroupHeader>My own meetings open</MenuGroupHeader>
              <MenuItemRadio name="ownMeetings" value="compose">
                To edit, as new Outlook does
              </MenuItemRadio>
              <MenuItemRadio name="ownMeetings" value="read">
                To read, as Outlook on the web does
              </MenuItemRadio>
            </MenuGroup>
            <MenuDivider />
            <MenuGroup>
              <MenuGroupHeader>Add-ins</MenuGroupHeader>
              <MenuItemCheckbox name="addins" value="keep">
                Stays when I open another appointment
              </MenuItemCheckbox>
              <MenuItemCheckbox name="addins" value="launches">
                The optional ones, which act by themselves, are deployed
              </MenuItemCheckbox>
            </MenuGroup>
            <MenuDivider />
            <MenuGroup>
              <MenuGroupHeader>Shown as</MenuGroupHeader>
              <MenuItemRadio name="device" value="desktop">
                Outlook on the web
              </MenuItemRadio>
              <MenuItemRadio name="device" value="phone">
                Outlook on a phone
              </MenuItemRadio>
            </MenuGroup>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Avatar name={person?.name ?? ''} size={28} color="neutral" />
    </header>
  )
}

import {
  Avatar,
  Combobox,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  Option,
  TagGroup,
} from '@fluentui/react-components'
import { useState } from 'react'
import type { DirectoryEntry } from '../../host-config.ts'
import type { Invitee } from '../mailbox/appointment.ts'

const words: Readonly<Record<Invitee['response'], string>> = {
  none: '',
  organizer: '',
  tentative: ', tentative',
  accepted: ', accepted',
  declined: ', declined',
}
const mostSuggestions = 8

interface PeopleFieldProps {
  readonly invitees: readonly Invitee[]
  readonly directory: readonly DirectoryEntry[]
  readonly className?: string
  /** absent: only shown */
  readonly onChange?: (invitees: readonly Invitee[]) => void
}

export function PeopleField({ invitees, directory, className, onChange }: PeopleFieldProps) {
  return (
    <>
      {invitees.length > 0 && (
        <TagGroup
          aria-label="Invited"
          style={{ flexWrap: 'wrap', rowGap: 6 }}
          onDismiss={(_event, { value }) => onChange?.(invitees.filter(({ address }) => address !== value))}
        >
          {invitees.map((invitee) => (
            <InviteeTag key={invitee.address} invitee={invitee} canRemove={onChange !== undefined} />
          ))}
        </TagGroup>
      )}
      {onChange !== undefined && (
        <AddPerson
          {...(className === undefined ? {} : { className })}
          directory={directory.filter(({ email }) => !invitees.some(({ address }) => isSame(address, email)))}
          onAdd={(person) => {
            if (!invitees.some(({ address }) => isSame(address, person.address))) onChange([...invitees, person])
          }}
        />
      )}
    </>
  )
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

function InviteeTag({ invitee: { name, address, type, response }, canRemove }: { invitee: Invitee; canRemove: boolean }) {
  const suffix = type === 'required' ? words[response] : `, ${type}${words[response]}`
  return (
    <InteractionTag value={address} shape="circular" appearance="filled">
      <InteractionTagPrimary
        hasSecondaryAction={canRemove}
        media={<Avatar name={name} color={type === 'resource' ? 'neutral' : 'colorful'} size={24} />}
        title={`${address}${suffix}`}
      >
        {name}
      </InteractionTagPrimary>
      {canRemove && <InteractionTagSecondary aria-label={`Remove ${name}`} />}
    </InteractionTag>
  )
}

interface AddPersonProps {
  readonly directory: readonly DirectoryEntry[]
  readonly className?: string
  readonly onAdd: (person: Invitee) => void
}

/** Suggests people as one types; any address can be entered as well. */
function AddPerson({ directory, className, onAdd }: AddPersonProps) {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const wanted = text.trim().toLowerCase()
  const suggested = directory
    .filter(({ name, email }) => wanted === '' || name.toLowerCase().includes(wanted) || email.toLowerCase().includes(wanted))
    .slice(0, mostSuggestions)
  const add = (address: string): void => {
    const known = directory.find(({ email }) => isSame(email, address))
    onAdd({
      name: known?.name ?? address,
      address,
      type: address.startsWith('room.') ? 'resource' : 'required',
      response: 'none',
    })
    setText('')
  }
  return (
    <Combobox
      {...(className === undefined ? {} : { className })}
      freeform
      appearance="underline"
      aria-label="Invite people"
      placeholder="Invite people"
      value={text}
      open={isOpen}
      onOpenChange={(_event, { open }) => setOpen(open)}
      selectedOptions={[]}
      onChange={({ target }) => {
        setText(target.value)
        setOpen(true)
      }}
      onOptionSelect={(_event, { optionValue }) => optionValue !== undefined && add(optionValue)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && /^\S+@\S+$/.test(text.trim()) && suggested.length === 0) {
          event.preventDefault()
          add(text.trim())
        }
      }}
    >
      {suggested.map(({ name, email }) => (
        <Option key={email} value={email} text={name}>
          {`${name}, ${email}`}
        </Option>
      ))}
    </Combobox>
  )
}

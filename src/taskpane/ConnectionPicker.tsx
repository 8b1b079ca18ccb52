import { SearchBox, Skeleton, SkeletonItem } from '@fluentui/react-components'
import { useState } from 'react'
import type { ConnectionView } from '../api/schemas.ts'
import { Announcement } from '../ui/Announcement.tsx'
import { ChoiceCards } from '../ui/ChoiceCards.tsx'
import { ErrorInPlace } from '../ui/ErrorInPlace.tsx'
import { SubPage } from '../ui/SubPage.tsx'
import { useDebounced } from '../ui/use-debounced.ts'
import { useLoad } from '../ui/use-load.ts'
import { toFailure } from './backend/client.ts'
import { searchConnections } from './backend/search-connections.ts'
import { connectionKey, describeConnection } from './connection-words.ts'
import { usePanel } from './panel-context.ts'

interface ConnectionPickerProps {
  readonly chosen: ConnectionView | null
  readonly onChoose: (connection: ConnectionView) => void
  readonly onBack: () => void
}

/** A search over the whole pane: what the activity belongs to. */
export function ConnectionPicker({ chosen, onChoose, onBack }: ConnectionPickerProps) {
  const { client, flavour, menu } = usePanel()
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim())
  const { state, reload } = useLoad(asked, () => searchConnections(client, asked, flavour.kinds), toFailure)
  const found = state.kind === 'ready' ? state.value.connections : []
  const nothingFound = asked === '' ? 'Type a name or a number.' : `Nothing found for "${asked}". Try another name or a number.`
  return (
    <SubPage title="Connection" menu={menu} onBack={onBack}>
      <SearchBox
        aria-label={flavour.searchHint}
        placeholder={flavour.searchHint}
        maxLength={100}
        value={text}
        onChange={(_event, data) => {
          setText(data.value)
        }}
        style={{ maxWidth: 'none' }}
      />
      {state.kind === 'loading' && (
        <Skeleton aria-label="Searching">
          <SkeletonItem size={56} />
        </Skeleton>
      )}
      {state.kind === 'failed' && <ErrorInPlace {...state.failure} action={{ label: 'Try again', run: reload }} />}
      <Announcement
        text={state.kind !== 'ready' ? '' : found.length > 0 ? `Found (${found.length})` : nothingFound}
        visible={found.length === 0}
      />
      {found.length > 0 && (
        <ChoiceCards
          label="Connections found"
          value={chosen === null ? null : connectionKey(chosen)}
          choices={found.map((connection) => ({
            value: connectionKey(connection),
            title: connection.name,
            detail: describeConnection(connection),
          }))}
          onChange={(key) => {
            const connection = found.find((candidate) => connectionKey(candidate) === key)
            if (connection !== undefined) onChoose(connection)
          }}
        />
      )}
    </SubPage>
  )
}

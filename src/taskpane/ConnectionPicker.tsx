import { SearchBox, Skeleton, SkeletonItem, Text } from '@fluentui/react-components'
import { useState } from 'react'
import type { ConnectionView } from '../api/schemas.ts'
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
  return (
    <SubPage title="Connection" menu={menu} onBack={onBack}>
      <SearchBox
        aria-label={flavour.searchHint}
        placeholder={flavour.searchHint}
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
      {state.kind === 'ready' && state.value.connections.length === 0 && (
        <Text aria-live="polite">
          {asked === '' ? 'Type a name or a number.' : `Nothing found for "${asked}". Try another name or a number.`}
        </Text>
      )}
      {state.kind === 'ready' && state.value.connections.length > 0 && (
        <ChoiceCards
          label="Connections found"
          value={chosen === null ? null : connectionKey(chosen)}
          choices={state.value.connections.map((connection) => ({
            value: connectionKey(connection),
            title: connection.name,
            detail: describeConnection(connection),
          }))}
          onChange={(key) => {
            const connection = state.value.connections.find((candidate) => connectionKey(candidate) === key)
            if (connection !== undefined) onChoose(connection)
          }}
        />
      )}
    </SubPage>
  )
}

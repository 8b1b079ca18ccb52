import { SearchBox } from '@fluentui/react-components'
import { useState } from 'react'
import type { ConnectionView } from '../../api/schemas.ts'
import { Announcement } from '../../ui/Announcement.tsx'
import { Bars } from '../../ui/Bars.tsx'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { SubPage } from '../../ui/SubPage.tsx'
import { useDebounced } from '../../ui/use-debounced.ts'
import { useLoad } from '../../ui/use-load.ts'
import { toFailure } from '../backend/client.ts'
import { searchConnections } from '../backend/search-connections.ts'
import { connectionKey, describeConnection } from './connection-words.ts'
import { FailureInPlace } from '../failures/FailureInPlace.tsx'
import { useSpeech } from '../languages/speech.ts'
import { usePanel } from '../panel-context.ts'

interface ConnectionPickerProps {
  readonly chosen: ConnectionView | null
  readonly onChoose: (connection: ConnectionView) => void
  readonly onBack: () => void
}

/** A search over the whole pane: what the activity belongs to. */
export function ConnectionPicker({ chosen, onChoose, onBack }: ConnectionPickerProps) {
  const { client, flavour, menu } = usePanel()
  const texts = useSpeech().texts.connections
  const hint = flavour.isPurchasing ? texts.searchPurchasing : texts.searchSales
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim())
  const { state, reload } = useLoad(asked, () => searchConnections(client, asked, flavour.kinds), toFailure)
  const found = state.kind === 'ready' ? state.value.connections : []
  const nothingFound = asked === '' ? texts.typeSomething : texts.nothingFound(asked)
  return (
    <SubPage title={texts.connection} menu={menu} onBack={onBack}>
      <SearchBox
        aria-label={hint}
        placeholder={hint}
        maxLength={100}
        value={text}
        onChange={(_event, data) => {
          setText(data.value)
        }}
        style={{ maxWidth: 'none' }}
      />
      {state.kind === 'loading' && <Bars label={texts.searching} heights={[56, 56]} />}
      {state.kind === 'failed' && <FailureInPlace failure={state.failure} onAgain={reload} />}
      <Announcement
        text={state.kind !== 'ready' ? '' : found.length > 0 ? texts.found(found.length) : nothingFound}
        visible={found.length === 0}
      />
      {found.length > 0 && (
        <ChoiceCards
          label={texts.connectionsFound}
          value={chosen === null ? null : connectionKey(chosen)}
          choices={found.map((connection) => ({
            value: connectionKey(connection),
            title: connection.name,
            detail: describeConnection(connection, texts),
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

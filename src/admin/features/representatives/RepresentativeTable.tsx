import { Checkbox, makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components'
import { MoreHorizontal20Regular } from '@fluentui/react-icons'
import type { AdminRepresentativeView } from '../../../api/admin-representatives.ts'
import { formatDuration, formatKnownAt } from '../../../ui/format-when.ts'
import { Initials } from '../../../ui/Initials.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { TextButton } from '../../../ui/TextButton.tsx'
import { StatusWord } from '../../page/StatusWord.tsx'
import { useTableStyles } from '../../page/table-styles.ts'
import { useGo } from '../../route.ts'
import { useMedia } from '../../use-media.ts'
import { DelayLine } from './DelayLine.tsx'
import type { Selection } from './selection.ts'
import { stateWords } from './state-words.ts'

const useStyles = makeStyles({
  select: { width: '44px', padding: '0 2px' },
  row: { height: '56px' },
  person: { display: 'flex', columnGap: '10px', alignItems: 'center', minWidth: 0 },
  words: { minWidth: 0, overflow: 'hidden' },
  name: { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  address: { whiteSpace: 'nowrap' },
  sync: { width: '92px' },
  set: { width: '112px' },
  asOf: { width: '112px' },
  delay: { width: '132px' },
  line: { display: 'flex', alignItems: 'center', columnGap: '8px' },
  menu: { width: '48px', padding: '0 4px' },
  // the menu of a row reaches over its cell
  open: { overflow: 'visible' },
  why: { display: 'block', paddingInlineStart: '24px', overflowWrap: 'anywhere' },
  letters: { flexShrink: 0, '@media (max-width: 599px)': { display: 'none' } },
  ground: { color: tokens.colorNeutralForeground2 },
})

interface RepresentativeTableProps {
  readonly people: readonly AdminRepresentativeView[]
  readonly selection: Selection
  readonly working: boolean
  readonly onSelect: (selection: Selection) => void
  readonly onTurn: (person: AdminRepresentativeView, syncActive: boolean) => void
  readonly onReview: (person: AdminRepresentativeView) => void
  readonly onPause: (person: AdminRepresentativeView) => void
  readonly onResume: (person: AdminRepresentativeView) => void
}

export function RepresentativeTable(props: RepresentativeTableProps) {
  const { people, selection, onSelect } = props
  const styles = useStyles()
  const table = useTableStyles()
  const isWide = useMedia('(min-width: 1100px)')
  const isPhone = !useMedia('(min-width: 600px)')
  const isChosen = (id: string) => selection === 'all' || selection.has(id)
  const chosen = people.filter(({ representativeId }) => isChosen(representativeId)).length
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(selection === 'all' ? people.map(({ representativeId }) => representativeId) : selection)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    onSelect(next)
  }
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <td className={mergeClasses(table.head, styles.select)}>
            <Checkbox
              aria-label="Select all shown"
              checked={chosen === 0 ? false : chosen === people.length ? true : 'mixed'}
              onChange={(_event, { checked }) => {
                toggle(
                  people.map(({ representativeId }) => representativeId),
                  checked === true,
                )
              }}
            />
          </td>
          <th className={table.head}>Representative</th>
          {!isPhone && <th className={mergeClasses(table.head, styles.sync)}>Sync Active</th>}
          {isWide && (
            <>
              <th className={mergeClasses(table.head, styles.set)}>Permission set</th>
              <th className={mergeClasses(table.head, styles.asOf)}>Current as of</th>
              <th className={mergeClasses(table.head, styles.delay)}>Delay this week</th>
              <th className={table.head}>State</th>
            </>
          )}
          <td className={mergeClasses(table.head, styles.menu)} />
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row
            key={person.representativeId}
            {...props}
            person={person}
            isWide={isWide}
            isPhone={isPhone}
            isChosen={isChosen(person.representativeId)}
            onToggle={(on) => {
              toggle([person.representativeId], on)
            }}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps extends RepresentativeTableProps {
  readonly person: AdminRepresentativeView
  readonly isWide: boolean
  /** Everything in one column. */
  readonly isPhone: boolean
  readonly isChosen: boolean
  readonly onToggle: (on: boolean) => void
}

function Row({ person, isWide, isPhone, isChosen, working, onToggle, onTurn, onReview, onPause, onResume }: RowProps) {
  const styles = useStyles()
  const table = useTableStyles()
  const go = useGo()
  const cell = mergeClasses(table.cell, styles.row)
  const syncSwitch = (
    <Switch
      aria-label={`Sync Active of ${person.name}`}
      checked={person.syncActive}
      disabled={working}
      {...(isPhone ? { label: 'Sync Active' } : {})}
      onChange={(_event, { checked }) => {
        onTurn(person, checked)
      }}
    />
  )
  return (
    <tr {...(isChosen ? { className: table.chosen } : {})}>
      <td className={mergeClasses(cell, styles.select)}>
        <Checkbox
          aria-label={`Select ${person.name}`}
          checked={isChosen}
          onChange={(_event, { checked }) => {
            onToggle(checked === true)
          }}
        />
      </td>
      <td className={cell}>
        <div className={styles.person}>
          <span className={styles.letters}>
            <Initials name={person.name} known />
          </span>
          <span className={styles.words}>
            <span className={styles.name} title={person.name}>
              {person.name}
            </span>
            <span className={mergeClasses(table.second, styles.address)} title={person.email}>
              {person.email === '' ? 'No e-mail address' : person.email}
            </span>
            {!isWide && <State person={person} onReview={onReview} />}
            {isPhone && syncSwitch}
          </span>
        </div>
      </td>
      {!isPhone && <td className={cell}>{syncSwitch}</td>}
      {isWide && (
        <>
          <td className={cell}>
            <StatusWord status={person.hasPermissionSet ? 'good' : 'bad'}>
              {person.hasPermissionSet ? 'Present' : 'Missing'}
            </StatusWord>
          </td>
          <td className={cell}>
            {person.currentAsOf === null ? '–' : formatKnownAt(person.currentAsOf, navigator.language, new Date())}
          </td>
          <td className={cell}>
            <span className={styles.line}>
              <DelayLine values={person.delayByDayMs} isLate={person.state === 'late'} />
              {person.delayP95Ms === null ? '–' : formatDuration(person.delayP95Ms)}
            </span>
          </td>
          <td className={cell}>
            <State person={person} onReview={onReview} />
          </td>
        </>
      )}
      <td className={mergeClasses(cell, styles.menu, styles.open)}>
        <Menu
          label={`More about ${person.name}`}
          icon={<MoreHorizontal20Regular />}
          iconOnly
          entries={[
            {
              kind: 'action',
              label: 'Explain: what happened lately',
              run: () => go('log', { representative: person.representativeId }),
            },
            ...(person.heldDeletions > 0
              ? [{ kind: 'action' as const, label: 'Review deletions', run: () => onReview(person) }]
              : []),
            person.pausedSince === null
              ? { kind: 'action', label: 'Pause', run: () => onPause(person) }
              : { kind: 'action', label: 'Resume', run: () => onResume(person) },
            { kind: 'words', label: `${person.links.toLocaleString()} ${person.links === 1 ? 'link' : 'links'}` },
          ]}
        />
      </td>
    </tr>
  )
}

/** Where somebody stands, why, and what to do. */
function State({ person, onReview }: { readonly person: AdminRepresentativeView } & Pick<RowProps, 'onReview'>) {
  const styles = useStyles()
  const table = useTableStyles()
  const [status, word] = stateWords[person.state]
  return (
    <>
      <StatusWord status={status}>{word}</StatusWord>
      {person.why !== '' && (
        <span className={mergeClasses(table.second, styles.why, styles.ground)}>
          {person.why} {person.heldDeletions === 0 && person.fix}{' '}
          {person.heldDeletions > 0 && <TextButton onClick={() => onReview(person)}>Review</TextButton>}
        </span>
      )}
    </>
  )
}

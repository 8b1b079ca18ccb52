import { Button, Dropdown, Field, makeStyles, mergeClasses, Option, Textarea, tokens } from '@fluentui/react-components'
import { Building20Regular, ChevronRight20Regular, Person20Regular } from '@fluentui/react-icons'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { ConnectionView } from '../../../api/schemas.ts'
import { formatWhen } from '../../../ui/format-when.ts'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useLoad } from '../../../ui/use-load.ts'
import { toFailure } from '../../backend/client.ts'
import { findOpportunities } from '../../backend/search-connections.ts'
import { connectionKey, describeConnection } from '../../connection-words.ts'
import { isOneDate } from '../../one-date.ts'
import { usePanel } from '../../panel-context.ts'
import { texts } from './texts.ts'

export interface Draft {
  readonly connection: ConnectionView | null
  readonly opportunityNo: string
  readonly activityType: string
  readonly subType: string
  readonly notes: string
}
interface CreateFormProps {
  readonly view: AppointmentView
  readonly draft: Draft
  readonly peopleSummary: string
  readonly connectionFault: string | null
  readonly onChange: (change: Partial<Draft>) => void
  readonly onReview: () => void
  readonly onPickConnection: () => void
}

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: '72px minmax(0, 1fr) auto',
    columnGap: '8px',
    rowGap: '8px',
    margin: 0,
    '@media (min-width: 400px)': { gridTemplateColumns: '96px minmax(0, 1fr) auto' },
  },
  label: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground3 },
  value: { margin: 0, gridColumn: 'span 2', overflowWrap: 'anywhere' },
  narrow: { gridColumn: 'auto' },
  review: { margin: 0 },
  // Two lines, then cut; the title has the rest.
  twoLines: { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  subject: { fontWeight: tokens.fontWeightSemibold },
  picker: {
    justifyContent: 'flex-start',
    textAlign: 'left',
    width: '100%',
    minHeight: '46px',
    maxWidth: 'none',
    fontWeight: tokens.fontWeightRegular,
    padding: '4px 8px 4px 12px',
    // As the lower edge of a field: this opens a choice, it does nothing yet.
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
  },
  chevron: { flexShrink: 0 },
  pickerText: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', paddingLeft: '4px' },
  second: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))', gap: '8px' },
  dropdown: { minWidth: 0, width: '100%' },
  notes: { '& > textarea': { minHeight: '54px' } },
})

/** Screens 02 and 16: everything is filled in already; what comes from Outlook is shown, not asked. */
export function CreateForm({
  view,
  draft,
  peopleSummary,
  connectionFault,
  onChange,
  onReview,
  onPickConnection,
}: CreateFormProps) {
  const styles = useStyles()
  const { locale, me } = usePanel()
  const { connection } = draft
  const types = me.activityTypes
  const subTypes = types.find(({ type }) => type === draft.activityType)?.subTypes ?? []
  const Icon = connection?.kind === 'lead' ? Person20Regular : Building20Regular
  return (
    <>
      <dl className={styles.facts}>
        <dt className={styles.label}>{texts.subject}</dt>
        <dd className={styles.value}>
          <span className={mergeClasses(styles.subject, styles.twoLines)} title={view.subject}>
            {view.subject || '(no subject)'}
          </span>
        </dd>
        <dt className={styles.label}>{texts.time}</dt>
        <dd className={styles.value}>
          {formatWhen(view.when, locale)}
          {isOneDate(view) && <span className={styles.second}>{texts.thisDateOnly}</span>}
        </dd>
        <dt className={styles.label}>{texts.people}</dt>
        <dd className={mergeClasses(styles.value, styles.narrow)}>{peopleSummary}</dd>
        <dd className={styles.review}>
          <TextButton large data-opens="people" onClick={onReview}>
            {texts.review}
          </TextButton>
        </dd>
      </dl>
      <Field
        label={{ children: texts.connection, size: 'small' }}
        required
        {...(connectionFault === null ? {} : { validationMessage: connectionFault })}
      >
        <Button
          className={styles.picker}
          icon={<Icon />}
          data-opens="connection"
          onClick={onPickConnection}
          aria-label={`${texts.connection}: ${connection?.name ?? texts.chooseConnection}`}
        >
          <span className={styles.pickerText}>
            {connection === null ? (
              texts.chooseConnection
            ) : (
              <>
                <span className={styles.twoLines} title={connection.name}>
                  {connection.name}
                </span>
                <span className={styles.second}>{describeConnection(connection)}</span>
              </>
            )}
          </span>
          <ChevronRight20Regular aria-hidden className={styles.chevron} />
        </Button>
      </Field>
      {connection?.kind === 'account' && (
        <Opportunity key={connectionKey(connection)} connection={connection} value={draft.opportunityNo} onChange={onChange} />
      )}
      <div className={styles.pair}>
        <Field label={{ children: texts.type, size: 'small' }}>
          <Dropdown
            className={styles.dropdown}
            value={draft.activityType}
            selectedOptions={[draft.activityType]}
            onOptionSelect={(_event, data) => {
              onChange({ activityType: data.optionValue ?? draft.activityType, subType: '' })
            }}
          >
            {types.map(({ type }) => (
              <Option key={type} value={type}>
                {type}
              </Option>
            ))}
          </Dropdown>
        </Field>
        {subTypes.length > 0 && (
          <Field label={{ children: texts.subType, size: 'small' }}>
            <Dropdown
              className={styles.dropdown}
              value={draft.subType === '' ? texts.noSubType : draft.subType}
              selectedOptions={[draft.subType]}
              onOptionSelect={(_event, data) => {
                onChange({ subType: data.optionValue ?? '' })
              }}
            >
              <Option value="">{texts.noSubType}</Option>
              {subTypes.map((subType) => (
                <Option key={subType} value={subType}>
                  {subType}
                </Option>
              ))}
            </Dropdown>
          </Field>
        )}
      </div>
      <Field label={{ children: texts.notes, size: 'small' }}>
        <Textarea
          className={styles.notes}
          placeholder={texts.notesHint}
          value={draft.notes}
          maxLength={2000}
          resize="vertical"
          onChange={(_event, data) => {
            onChange({ notes: data.value })
          }}
        />
      </Field>
    </>
  )
}

function Opportunity({
  connection,
  value,
  onChange,
}: {
  readonly connection: ConnectionView
  readonly value: string
  readonly onChange: (change: Partial<Draft>) => void
}) {
  const styles = useStyles()
  const { client } = usePanel()
  const { state } = useLoad(connectionKey(connection), () => findOpportunities(client, connection), toFailure)
  const opportunities = state.kind === 'ready' ? state.value.opportunities : []
  if (state.kind !== 'failed' && opportunities.length === 0) return null
  const chosen = opportunities.find(({ opportunityNo }) => opportunityNo === value)
  return (
    <Field
      label={{ children: texts.opportunity, size: 'small' }}
      {...(state.kind === 'failed' ? { validationMessage: state.failure.message, validationState: 'warning' as const } : {})}
    >
      <Dropdown
        className={styles.dropdown}
        value={chosen === undefined ? texts.noOpportunity : `${chosen.opportunityNo} · ${chosen.name}`}
        selectedOptions={[value]}
        onOptionSelect={(_event, data) => {
          onChange({ opportunityNo: data.optionValue ?? '' })
        }}
      >
        <Option value="">{texts.noOpportunity}</Option>
        {opportunities.map(({ opportunityNo, name }) => (
          <Option key={opportunityNo} value={opportunityNo}>{`${opportunityNo} · ${name}`}</Option>
        ))}
      </Dropdown>
    </Field>
  )
}

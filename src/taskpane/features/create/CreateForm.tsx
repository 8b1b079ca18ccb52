import { Button, Field, makeStyles, mergeClasses, Radio, RadioGroup, Select, Textarea, tokens } from '@fluentui/react-components'
import { Building20Regular, ChevronRight20Regular, Person20Regular } from '@fluentui/react-icons'
import type { AppointmentView } from '../../../api/read-appointment.ts'
import type { ConnectionView } from '../../../api/schemas.ts'
import { formatWhen } from '../../../ui/format-when.ts'
import { TextButton } from '../../../ui/TextButton.tsx'
import { useLoad } from '../../../ui/use-load.ts'
import { toFailure } from '../../backend/client.ts'
import { findOpportunities } from '../../backend/search-connections.ts'
import { connectionKey, describeConnection } from '../../connections/connection-words.ts'
import { failureWords } from '../../failures/failure-words.ts'
import { isOneDate } from '../../item/one-date.ts'
import { useSpeech } from '../../languages/speech.ts'
import { usePanel } from '../../panel-context.ts'
import type { FieldFault } from '../../../domain/check-field-values.ts'
import type { Draft } from './draft.ts'
import type { FormFieldView } from './field-drafts.ts'
import { FieldInputs } from './FieldInputs.tsx'

interface CreateFormProps {
  readonly view: AppointmentView
  readonly draft: Draft
  readonly peopleSummary: string
  readonly connectionFault: string | null
  readonly fields: readonly FormFieldView[]
  readonly fieldFaults: readonly FieldFault[]
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
  dropdown: { minWidth: 0, width: '100%', '& > select': { textOverflow: 'ellipsis', minWidth: 0 } },
  scope: { marginBlock: '-6px', marginInlineStart: '-8px' },
  radio: { '& label': { paddingBlock: '6px' } },
  notes: { '& > textarea': { minHeight: '54px' } },
})

/** Screens 02 and 16: everything is filled in already; what comes from Outlook is shown, not asked. */
export function CreateForm({
  view,
  draft,
  peopleSummary,
  connectionFault,
  fields,
  fieldFaults,
  onChange,
  onReview,
  onPickConnection,
}: CreateFormProps) {
  const styles = useStyles()
  const { me } = usePanel()
  const { locale, texts: all } = useSpeech()
  const texts = all.create
  const { connection } = draft
  const types = (view.form ?? me.form).activityTypes
  const subTypes = types.find(({ type }) => type === draft.activityType)?.subTypes ?? []
  const Icon = connection?.kind === 'lead' ? Person20Regular : Building20Regular
  return (
    <>
      <dl className={styles.facts}>
        <dt className={styles.label}>{texts.subject}</dt>
        <dd className={styles.value}>
          <span dir="auto" className={mergeClasses(styles.subject, styles.twoLines)} title={view.subject}>
            {view.subject || all.frame.noSubject}
          </span>
        </dd>
        <dt className={styles.label}>{texts.time}</dt>
        <dd className={styles.value}>{formatWhen(view.when, locale, all.ui)}</dd>
        {(isOneDate(view) || view.kind === 'series') && (
          <Scope fixed={view.kind === 'series'} scope={draft.scope} onChange={onChange} />
        )}
        <dt className={styles.label}>{texts.people}</dt>
        <dd className={mergeClasses(styles.value, styles.narrow)}>{peopleSummary}</dd>
        <dd className={styles.review}>
          <TextButton large data-opens="people" onClick={onReview}>
            {all.people.review}
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
          {...(connectionFault === null ? {} : { 'data-fault': '' })}
          onClick={onPickConnection}
          aria-label={`${texts.connection}: ${connection?.name ?? texts.chooseConnection}`}
        >
          <span className={styles.pickerText}>
            {connection === null ? (
              texts.chooseConnection
            ) : (
              <>
                <span dir="auto" className={styles.twoLines} title={connection.name}>
                  {connection.name}
                </span>
                <span className={styles.second}>{describeConnection(connection, all.connections)}</span>
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
          <Select
            className={styles.dropdown}
            value={draft.activityType}
            onChange={(_event, data) => {
              onChange({ activityType: data.value, subType: '' })
            }}
          >
            {types.map(({ type }) => (
              <option key={type} value={type}>
                {type}
              </option>
            ))}
          </Select>
        </Field>
        {subTypes.length > 0 && (
          <Field label={{ children: texts.subType, size: 'small' }}>
            <Select
              className={styles.dropdown}
              value={draft.subType}
              onChange={(_event, data) => {
                onChange({ subType: data.value })
              }}
            >
              <option value="">{texts.none}</option>
              {subTypes.map((subType) => (
                <option key={subType} value={subType}>
                  {subType}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <FieldInputs
        fields={fields}
        drafts={draft.fields}
        faults={fieldFaults}
        onChange={(changed) => {
          onChange({ fields: changed })
        }}
      />
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

/** Of a date of a series: it alone, or all of them. */
function Scope({
  fixed,
  scope,
  onChange,
}: {
  readonly fixed: boolean
  readonly scope: Draft['scope']
  readonly onChange: (change: Partial<Draft>) => void
}) {
  const styles = useStyles()
  const texts = useSpeech().texts.create
  return (
    <>
      <dt className={styles.label}>{texts.whatToLink}</dt>
      <dd className={styles.value}>
        {fixed ? (
          texts.wholeSeries
        ) : (
          <RadioGroup
            aria-label={texts.whatToLink}
            className={styles.scope}
            value={scope}
            onChange={(_event, data) => {
              onChange({ scope: data.value === 'series' ? 'series' : 'date' })
            }}
          >
            <Radio className={styles.radio} value="date" label={texts.thisDateOnly} />
            <Radio className={styles.radio} value="series" label={texts.wholeSeries} />
          </RadioGroup>
        )}
      </dd>
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
  const { create: texts, failures } = useSpeech().texts
  const { state } = useLoad(connectionKey(connection), () => findOpportunities(client, connection), toFailure)
  const opportunities = state.kind === 'ready' ? state.value.opportunities : []
  if (state.kind !== 'failed' && opportunities.length === 0) return null
  return (
    <Field
      label={{ children: texts.opportunity, size: 'small' }}
      {...(state.kind === 'failed'
        ? { validationMessage: failureWords(state.failure, failures).message, validationState: 'warning' as const }
        : {})}
    >
      <Select
        className={styles.dropdown}
        value={value}
        onChange={(_event, data) => {
          onChange({ opportunityNo: data.value })
        }}
      >
        <option value="">{texts.none}</option>
        {opportunities.map(({ opportunityNo, name }) => (
          <option key={opportunityNo} value={opportunityNo}>{`${opportunityNo} · ${name}`}</option>
        ))}
      </Select>
    </Field>
  )
}

import { type Attribute, text } from './entity-model.ts'

/**
 * What the made-up company has added to IFS: custom attributes begin with `Cf_` (ifs.md §3.2). That `$metadata` carries their labels,
 * and as this annotation, is our assumption: one of each kind has none.
 */
const labelled = (attribute: Attribute, label: string): Attribute => ({ ...attribute, label })

/** A custom attribute whose values an event of IFS keeps unique, for RM Panel to write its key in. */
const panelKey = labelled({ ...text('Cf_RmPanelKey', 50), isUnique: true }, 'Key of RM Panel')

/** Of the attribute `Cf_Mood`. */
export const meetingMoods = ['VeryGood', 'Good', 'Bad'] as const

export const activityCustomAttributes: readonly Attribute[] = [
  labelled(text('Cf_MeetingChannel', 30), 'Meeting channel'),
  labelled({ name: 'Cf_ExpectedRevenue', type: 'Number', write: 'always' }, 'Expected revenue & margin'),
  labelled({ name: 'Cf_FollowUpOn', type: 'Date', write: 'always' }, 'Follow up on'),
  { name: 'Cf_IsConfidential', type: 'Boolean', write: 'always' },
  labelled({ name: 'Cf_CallBackAt', type: 'Timestamp', write: 'always' }, 'Call back at'),
  labelled({ name: 'Cf_Mood', type: { enum: 'MeetingMood' }, write: 'always' }, 'Mood'),
  panelKey,
]

export const contactCustomAttributes: readonly Attribute[] = [
  labelled(text('Cf_PreferredLanguage', 30), 'Preferred language'),
  { name: 'Cf_NewsletterAllowed', type: 'Boolean', write: 'always' },
  panelKey,
]

export const representativeCustomAttributes: readonly Attribute[] = [
  labelled(text('Cf_Territory', 50), 'Territory'),
  { name: 'Cf_YearlyQuota', type: 'Number', write: 'always' },
]

import type { FindingTexts } from './finding-texts.ts'

export const findings: FindingTexts = {
  linked: {
    linked: 'Activity {activityNo}, by {by}',
    'not-linked': ['Not linked', 'Only linked appointments reach IFS. Create an activity from it, or link one that exists.'],
    'may-not-be': ['Not linked', '{reason} {fix}'],
    'beyond-horizon': [
      'Its series is linked, this date follows later',
      'Dates get their activity {days} days ahead. Wait until it comes nearer, or ask your administrator for a longer horizon.',
    ],
    gone: ['The appointment is no longer in the mailbox', 'Open another appointment.'],
    'gone-since': [
      'Linked, but the appointment is no longer in the mailbox',
      'Restore it from Deleted Items to go on; otherwise the next look at it ends the link.',
    ],
    cancelled: ['Linked, but the appointment is cancelled', '{why} Restore it from Deleted Items to go on, or unlink it.'],
    'cancelled-now': ['Linked, but the appointment is cancelled', 'The next look at it ends the link; nothing is to be done.'],
    unknown: ['The appointment could not be read', '{reason} Look again in a few minutes.'],
  },
  organizer: {
    own: '',
    other: ['{name} is the organizer', 'Only the organizer’s own appointment is relayed. Ask {name} to link it.'],
  },
  active: {
    on: '',
    off: [
      'Sync is off for {name}',
      'Changes do not reach IFS. Ask your administrator to turn it on; what changed meanwhile then follows.',
    ],
    'not-a-representative': [
      'Nobody who syncs has this mailbox',
      'Ask your administrator for a user, your e-mail address and EXCHANGE_SYNC_USER in IFS.',
    ],
  },
  'permission-set': {
    granted: '',
    missing: ['{name} does not have EXCHANGE_SYNC_USER', 'Your administrator grants this permission set to the user in IFS.'],
    blocked: ['{name} is blocked in IFS', 'Your administrator takes the block off in IFS.'],
    'not-listed': [
      'IFS lists no representative for this mailbox',
      'Your administrator makes the person a business representative in IFS, with the e-mail address of the mailbox.',
    ],
    unknown: ['IFS could not say who may sync', '{reason} Look again in a few minutes.'],
  },
  private: {
    public: '',
    relayed: 'Private; your company relays such appointments',
    masked: 'Private: its time is relayed, its text is not',
    stopped: [
      'It is private',
      'Your company relays nothing of such appointments. Set the sensitivity to Normal in Outlook; the current values then follow.',
    ],
    'not-linked': [
      'It is private',
      'Your company does not link such appointments. Set the sensitivity to Normal in Outlook; the current values then follow.',
    ],
  },
  window: {
    inside: '',
    'outside-but-told': 'Far away; Outlook tells of changes all the same',
    outside: [
      'It lies far away',
      'Between {from} and {to} changes are noticed within minutes; those of others are found once a day.',
    ],
  },
  paused: {
    no: '',
    mailbox: ['Everything of this mailbox is paused', '{why} Since {since}, by {by}. An administrator decides.'],
    link: ['The link is paused', '{why} Since {since}. Resume it under What happened.'],
  },
  ifs: {
    reachable: '',
    locked: ['IFS takes no changes from here', 'Your administrator has to unlock the service user in IFS. Nothing is lost.'],
    failed: ['Something is wrong on the way to IFS', '{found} Tell your administrator.'],
    unknown: ['IFS could not be asked', '{reason} Look again in a few minutes.'],
  },
  activity: {
    there: '',
    completed: ['Activity {activityNo} is completed', 'Completed activities are not changed. Reopen it in IFS, then try again.'],
    gone: [
      'Activity {activityNo} no longer exists in IFS',
      'Unlink the appointment; then create a new activity or link another one.',
    ],
    unknown: ['Activity {activityNo} could not be read', '{reason} Look again in a few minutes.'],
  },
  'last-notice': {
    told: 'Looked at {roundAt}; Outlook tells of changes',
    rounds: 'Looked at {roundAt}',
    stale: ['The mailbox was last looked at {roundAt}', 'That is too long ago. Tell your administrator; nothing is lost.'],
    never: ['The mailbox was not looked at yet', 'The first look follows within minutes.'],
    trouble: ['The mailbox cannot be looked at', '{trouble} Tell your administrator.'],
  },
  'last-relay': {
    relayed: '{at}',
    none: 'Current as of {currentAsOf}',
  },
  'last-error': {
    none: '',
    over: 'Over: {why}',
    waiting: ['A change waits since {since}', '{why} It goes on by itself; nothing is to be done unless it lasts.'],
    'set-aside': ['A change waits for you', '{why} Mend what it names, then try again.'],
    'activity-missing': ['The activity no longer exists in IFS', 'Unlink the appointment; then create or link another activity.'],
  },
}

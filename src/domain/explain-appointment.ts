import type { Appointment } from './appointment.ts'
import { type Check, type ExplainFacts, inWords, ok, problem, unknown } from './explanation.ts'
import type { Link } from './link.ts'
import { mayLink } from './may-link.ts'
import { deltaWindow } from './noticing.ts'
import { isPrivate } from './private-policy.ts'
import { endOf, startOf } from './time-span.ts'

/** What the appointment, its mailbox and its owner say; for an appointment without a link there is nothing further to say. */
export function appointmentChecks(facts: ExplainFacts): readonly Check[] {
  const { appointment } = facts
  return [
    linkedCheck(facts),
    ...(appointment.kind === 'found' ? [organizerCheck(appointment.value)] : []),
    activeCheck(facts),
    permissionSetCheck(facts),
    ...(appointment.kind === 'found' ? [privateCheck(facts, appointment.value), windowCheck(facts, appointment.value)] : []),
    ...(facts.link === null ? [] : [pausedCheck(facts, facts.link)]),
  ]
}

function linkedCheck(facts: ExplainFacts): Check {
  const { link, appointment } = facts
  if (link !== null) return linkedStateCheck(facts, link)
  if (appointment.kind === 'unknown')
    return unknown('linked', `The appointment could not be read: ${appointment.reason}`, appointment.reason)
  if (appointment.kind === 'gone')
    return problem('linked', 'gone', 'The appointment is not in the mailbox any more.', 'Open another appointment.', {})
  if (facts.seriesIsLinked) {
    const days = String(facts.policy.horizonDays)
    return problem(
      'linked',
      'beyond-horizon',
      `Its series is linked; dates get their activity ${days} days ahead.`,
      'Wait until the date comes nearer, or ask your administrator for a longer horizon.',
      { days },
    )
  }
  const verdict = mayLink(appointment.value, facts.policy.privatePolicy)
  if (verdict.kind === 'no') {
    const params = { why: verdict.code, reason: verdict.reason, fix: verdict.fix }
    return problem('linked', 'may-not-be', `Not linked. ${verdict.reason}`, verdict.fix, params)
  }
  return problem(
    'linked',
    'not-linked',
    'Not linked: only linked appointments are relayed.',
    'Create an activity from it, or link an activity that exists.',
    {},
  )
}

function linkedStateCheck({ appointment }: ExplainFacts, link: Link): Check {
  const params = { activityNo: link.activityNo, by: link.linkedBy, since: link.linkedAt }
  if (link.state.kind === 'appointment-cancelled') {
    const fix = 'Restore it from Deleted Items to go on, or unlink it.'
    return problem('linked', 'cancelled', link.state.why, fix, { ...params, why: link.state.why })
  }
  if (appointment.kind === 'gone') {
    const fix = 'Restore it from Deleted Items to go on; otherwise the next look at it ends the link.'
    return problem('linked', 'gone-since', 'Linked, but the appointment is not in the mailbox any more.', fix, params)
  }
  if (appointment.kind === 'unknown') {
    const { reason } = appointment
    return unknown('linked', `Linked, but the appointment could not be read: ${reason}`, reason)
  }
  if (appointment.value.isCancelled) {
    const fix = 'The next look at it ends the link; nothing is to be done.'
    return problem('linked', 'cancelled-now', 'Linked, but the appointment is cancelled.', fix, params)
  }
  return ok('linked', 'linked', `Linked to activity ${link.activityNo} by ${link.linkedBy}.`, params)
}

function organizerCheck({ isOrganizer, organizer }: Appointment): Check {
  const name = organizer.name || organizer.email
  if (isOrganizer) return ok('organizer', 'own', 'The owner of the mailbox is the organizer.', { name })
  return problem(
    'organizer',
    'other',
    `${name} is the organizer. Only the organizer’s own appointment is relayed.`,
    `Ask ${name} to link it.`,
    { name },
  )
}

function activeCheck({ representative }: ExplainFacts): Check {
  if (representative === null) {
    return problem(
      'active',
      'not-a-representative',
      'Nobody who syncs has this mailbox.',
      'Give the person a user, an e-mail address and EXCHANGE_SYNC_USER in IFS; the list is read every half hour.',
      {},
    )
  }
  const { name } = representative
  if (representative.syncActive) return ok('active', 'on', `Sync is on for ${name}.`, { name })
  const says = `Sync is off for ${name}: edits are not relayed.`
  return problem('active', 'off', says, 'Ask your administrator to turn Sync Active on; what changed meanwhile then follows.', {
    name,
  })
}

function permissionSetCheck({ inIfs, representative }: ExplainFacts): Check {
  const name = representative?.name ?? ''
  if (inIfs.kind === 'unknown')
    return unknown('permission-set', `IFS could not say who has EXCHANGE_SYNC_USER: ${inIfs.reason}`, inIfs.reason)
  if (inIfs.kind === 'gone') {
    const fix = 'Make the person a business representative in IFS, with the e-mail address of the mailbox.'
    return problem('permission-set', 'not-listed', 'IFS lists no business representative for this mailbox.', fix, {})
  }
  if (inIfs.value.isBlocked) {
    const fix = 'Take the block off in IFS.'
    return problem('permission-set', 'blocked', `${inIfs.value.name} is blocked in IFS.`, fix, { name: inIfs.value.name })
  }
  if (inIfs.value.maySync) return ok('permission-set', 'granted', `${inIfs.value.name} has EXCHANGE_SYNC_USER.`, { name })
  const fix = 'Grant the permission set EXCHANGE_SYNC_USER to the user in IFS.'
  return problem('permission-set', 'missing', `${inIfs.value.name} does not have EXCHANGE_SYNC_USER.`, fix, {
    name: inIfs.value.name,
  })
}

function privateCheck({ policy, link }: ExplainFacts, { sensitivity }: Appointment): Check {
  if (!isPrivate(sensitivity)) return ok('private', 'public', 'It is not private.', {})
  const params = { sensitivity, policy: policy.privatePolicy }
  const marked = `It is marked ${sensitivity}.`
  if (policy.privatePolicy === 'relay')
    return ok('private', 'relayed', `${marked} Your company relays such appointments.`, params)
  if (link !== null && policy.privatePolicy === 'mask')
    return ok('private', 'masked', `${marked} Its time is relayed, its text is masked.`, params)
  const fix = 'Set the sensitivity to Normal in Outlook; the current values then follow.'
  if (link !== null)
    return problem('private', 'stopped', `${marked} Your company relays nothing of such appointments.`, fix, params)
  return problem('private', 'not-linked', `${marked} Your company does not link such appointments.`, fix, params)
}

function windowCheck({ now, notifying }: ExplainFacts, { when }: Appointment): Check {
  const { from, to } = deltaWindow(now)
  const params = { from, to }
  if (endOf(when) >= from.slice(0, 10) && startOf(when) <= to)
    return ok('window', 'inside', 'It lies in the time that rounds look at.', params)
  const range = `from ${inWords(from)} to ${inWords(to)}`
  if (notifying.kind === 'live') {
    const says = `It lies outside of what rounds look at (${range}); Outlook tells of changes all the same.`
    return ok('window', 'outside-but-told', says, params)
  }
  return problem(
    'window',
    'outside',
    `It lies outside of what rounds look at (${range}), and Outlook does not tell of changes.`,
    'Changes are found by the daily reconciliation. For sooner, let Outlook reach this installation (notifications).',
    params,
  )
}

function pausedCheck({ pause }: ExplainFacts, { state }: Link): Check {
  if (pause !== null) {
    const { why, since, by } = pause
    const says = `Paused for the whole mailbox since ${inWords(since)}: ${why}`
    return problem('paused', 'mailbox', says, 'An administrator decides on the representatives page.', { why, since, by })
  }
  if (state.kind === 'paused') {
    const { why, since } = state
    return problem('paused', 'link', `Paused since ${inWords(since)}: ${why}`, 'Resume the link in the panel or from the log.', {
      why,
      since,
    })
  }
  return ok('paused', 'no', 'It is not paused.', {})
}

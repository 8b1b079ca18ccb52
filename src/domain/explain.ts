import { appointmentChecks } from './explain-appointment.ts'
import { historyChecks } from './explain-history.ts'
import { activityCheck, ifsCheck } from './explain-ifs.ts'
import type { Check, ExplainFacts } from './explanation.ts'

/**
 * Why an appointment does or does not reach its activity: every check in order, each with its fix. The first problem is the answer;
 * what follows it is said all the same, so that nobody has to come back for the second one.
 */
export function explain(facts: ExplainFacts): readonly Check[] {
  const ofAppointment = appointmentChecks(facts)
  if (facts.link === null) return ofAppointment
  return [...ofAppointment, ifsCheck(facts), activityCheck(facts, facts.link), ...historyChecks(facts, facts.link)]
}

/** The first problem is what to mend first. */
export const firstProblem = (checks: readonly Check[]): Check | null =>
  checks.find((check) => check.verdict === 'problem') ?? null

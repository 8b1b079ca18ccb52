import { pluralIn } from '../../../../ui/plural.ts'
import type { ExplainTexts } from './en.ts'

const plural = pluralIn('de')

export const explain: ExplainTexts = {
  title: 'Warum wird das nicht synchronisiert?',
  allWell: 'Alles in Ordnung',
  allWellText: 'Jede Änderung erreicht IFS.',
  whatWasChecked: 'Was geprüft wurde',
  notChecked: 'Nicht geprüft',
  reference: 'Referenz',
  openInIfs: (no) => `${no} in IFS öffnen`,
  tryAgain: 'Erneut versuchen',
  checking: 'Wird geprüft',
  waiting: 'Wartet',
  changedByYou: (when) => `Von Ihnen geändert, ${when}`,
  changedBy: (name, when) => `Von ${name} geändert, ${when}`,
  changed: (when) => `Geändert, ${when}`,
  allYours: 'Alle Ihre Termine',
  notLookedAt: 'Ihr Postfach wurde noch nicht angesehen.',
  delay: (duration) => `95 von 100 Änderungen erreichen IFS binnen ${duration}.`,
  onTheWay: (count) => `${count} ${plural(count, 'Änderung ist', 'Änderungen sind')} unterwegs.`,
  waitForYou: (count) => `${count} ${plural(count, 'Termin wartet', 'Termine warten')} auf Sie.`,
  checks: {
    linked: 'Er ist verknüpft',
    organizer: 'Sie organisieren diesen Termin',
    active: 'Die Synchronisierung ist für Sie eingeschaltet',
    'permission-set': 'Sie haben die Berechtigung in IFS',
    private: 'Die Vertraulichkeit erlaubt es',
    window: 'Seine Zeit wird regelmäßig geprüft',
    paused: 'Er ist nicht pausiert',
    ifs: 'IFS ist erreichbar',
    activity: 'Die Aktivität kann geändert werden',
    'last-notice': 'Änderungen werden bemerkt',
    'last-relay': 'Die letzte Änderung ist angekommen',
    'last-error': 'Nichts wartet',
  },
}

import type { ExplainTexts } from './en.ts'

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
  checks: {
    linked: 'Er ist verknüpft',
    organizer: 'Sie organisieren diesen Termin',
    active: 'Die Synchronisierung ist für Sie eingeschaltet',
    'permission-set': 'Sie haben die Berechtigung in IFS',
    private: 'Er ist nicht privat',
    window: 'Seine Zeit wird regelmäßig geprüft',
    paused: 'Er ist nicht pausiert',
    ifs: 'IFS ist erreichbar',
    activity: 'Die Aktivität kann geändert werden',
    'last-notice': 'Änderungen werden bemerkt',
    'last-relay': 'Die letzte Änderung ist angekommen',
    'last-error': 'Nichts wartet',
  },
}

import type { ExplainTexts } from './en.ts'

export const explain: ExplainTexts = {
  title: 'Pourquoi n’est-ce pas synchronisé ?',
  allWell: 'Tout va bien',
  allWellText: 'Chaque modification parvient à IFS.',
  whatWasChecked: 'Ce qui a été vérifié',
  notChecked: 'Non vérifié',
  reference: 'Référence',
  openInIfs: (no) => `Ouvrir ${no} dans IFS`,
  tryAgain: 'Réessayer',
  checking: 'Vérification',
  checks: {
    linked: 'Il est lié',
    organizer: 'Vous organisez ce rendez-vous',
    active: 'La synchronisation est active pour vous',
    'permission-set': 'Vous avez l’autorisation dans IFS',
    private: 'Il n’est pas privé',
    window: 'Sa date est vérifiée régulièrement',
    paused: 'Il n’est pas en pause',
    ifs: 'IFS répond',
    activity: 'L’activité peut être modifiée',
    'last-notice': 'Les modifications sont remarquées',
    'last-relay': 'La dernière modification est arrivée',
    'last-error': 'Rien n’est en attente',
  },
}

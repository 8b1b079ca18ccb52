import { pluralIn } from '../../../../ui/plural.ts'
import type { ExplainTexts } from './en.ts'

const plural = pluralIn('fr')

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
  waiting: 'En attente',
  changedByYou: (when) => `Modifié par vous, ${when}`,
  changedBy: (name, when) => `Modifié par ${name}, ${when}`,
  changed: (when) => `Modifié, ${when}`,
  allYours: 'Tous vos rendez-vous',
  notLookedAt: 'Votre boîte n’a pas encore été vérifiée.',
  delay: (duration) => `95 modifications sur 100 parviennent à IFS en ${duration}.`,
  onTheWay: (count) => `${count} ${plural(count, 'modification', 'modifications')} en route.`,
  waitForYou: (count) => `${count} rendez-vous vous ${plural(count, 'attend', 'attendent')}.`,
  checks: {
    linked: 'Il est lié',
    organizer: 'Vous organisez ce rendez-vous',
    active: 'La synchronisation est active pour vous',
    'permission-set': 'Vous avez l’autorisation dans IFS',
    private: 'La confidentialité le permet',
    window: 'Sa date est vérifiée régulièrement',
    paused: 'Il n’est pas en pause',
    ifs: 'IFS répond',
    activity: 'L’activité peut être modifiée',
    'last-notice': 'Les modifications sont remarquées',
    'last-relay': 'La dernière modification est arrivée',
    'last-error': 'Rien n’est en attente',
  },
}

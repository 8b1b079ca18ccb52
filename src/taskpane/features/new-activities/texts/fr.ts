import { pluralIn } from '../../../../ui/plural.ts'
import type { NewActivitiesTexts } from './en.ts'

const plural = pluralIn('fr')

export const newActivities: NewActivitiesTexts = {
  title: 'Nouvelles activités',
  loading: 'Chargement des nouvelles activités',
  filter: 'Filtrer',
  empty: 'Aucune nouvelle activité. Elles apparaissent ici une fois créées dans IFS.',
  noMatch: (text) => `Aucune nouvelle activité ne correspond à « ${text} ».`,
  added: 'Ajoutée',
  alreadyThere: 'Déjà présente',
  wanted: 'Demandées dans IFS',
  earlier: 'Avant',
  thisWeek: 'Cette semaine',
  nextWeek: 'Semaine prochaine',
  later: 'Plus tard',
  cannotBeAdded: 'Ne peuvent pas être ajoutées',
  noStart: 'Pas d’heure de début. Indiquez-en une dans IFS.',
  completed: 'L’activité est terminée. Rouvrez-la dans IFS.',
  open: 'Ouvrir',
  openThis: (subject) => `Ouvrir ${subject}`,
  adding: 'Ajout…',
  notAdded: 'Non ajoutée',
  inviteTo: (subject) => `Envoyer les invitations : ${subject}`,
  selectAll: 'Tout sélectionner',
  clear: 'Désélectionner',
  selected: (count, of) => `${count} sur ${of} ${plural(count, 'sélectionnée', 'sélectionnées')}`,
  addsAppointments: (count) => `Ajoute ${count} rendez-vous à votre calendrier`,
  writesNames: 'Écrit les noms dans le texte',
  short: (count) => `Ajoute ${count} rendez-vous. N’envoie aucun e-mail.`,
  addToCalendar: (count) => `Ajouter ${count} au calendrier`,
  addNothing: 'Ajouter au calendrier',
  addingOf: (through, of) => `Ajout ${through} sur ${of}…`,
  result: (added, notAdded) =>
    `${added} ${plural(added, 'ajoutée', 'ajoutées')}${notAdded === 0 ? '' : `, ${notAdded} non ${plural(notAdded, 'ajoutée', 'ajoutées')}`}`,
}

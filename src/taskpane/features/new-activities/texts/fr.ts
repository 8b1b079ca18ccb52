import type { NewActivitiesTexts } from './en.ts'

export const newActivities: NewActivitiesTexts = {
  title: 'Nouvelles activités',
  loading: 'Chargement des nouvelles activités',
  filter: 'Filtrer',
  empty: 'Aucune nouvelle activité. Elles apparaissent ici une fois créées dans IFS.',
  noMatch: (text) => `Aucune nouvelle activité ne correspond à « ${text} ».`,
  add: 'Ajouter',
  addThis: (subject) => `Ajouter ${subject}`,
  adding: 'Ajout…',
  added: 'Ajoutée',
  alreadyThere: 'Déjà présente',
  earlier: 'Avant',
  thisWeek: 'Cette semaine',
  nextWeek: 'Semaine prochaine',
  later: 'Plus tard',
  cannotBeAdded: 'Ne peuvent pas être ajoutées',
  noStart: 'Pas d’heure de début. Indiquez-en une dans IFS.',
  completed: 'L’activité est terminée. Rouvrez-la dans IFS.',
  open: 'Ouvrir',
  openThis: (subject) => `Ouvrir ${subject}`,
  addsToCalendar: 'Ajoute un rendez-vous à votre calendrier, avec les noms dans le texte. N’envoie aucun e-mail.',
}

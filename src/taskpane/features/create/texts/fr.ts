import { pluralIn } from '../../../../ui/plural.ts'
import type { CreateTexts } from './en.ts'

const plural = pluralIn('fr')

export const create: CreateTexts = {
  title: 'Créer une activité',
  subject: 'Objet',
  time: 'Heure',
  thisDateOnly: 'Cette date seulement',
  wholeSeries: 'Toute la série',
  whatToLink: 'Ce qui est lié',
  people: 'Personnes',
  matched: (count) => `${count} ${plural(count, 'reconnue', 'reconnues')}`,
  matchedOnceSaved: (count) => `${count}, à reconnaître après l’enregistrement`,
  connection: 'Rattachement',
  chooseConnection: 'Choisir',
  opportunity: 'Opportunité',
  none: 'Aucune',
  type: 'Type',
  subType: 'Sous-type',
  notes: 'Notes',
  notesHint: 'Reste dans IFS. Outlook n’y touche jamais.',
  effects: 'Ce qui va se passer',
  createsOne: 'Crée 1 activité',
  createsEach: 'Crée une activité par date',
  createsContacts: (count, names) => `Crée ${count} ${plural(count, 'contact', 'contacts')} : ${names}`,
  connects: (contacts, representatives) =>
    `Rattache ${contacts} ${plural(contacts, 'contact', 'contacts')} et ${representatives} ${plural(representatives, 'représentant', 'représentants')}`,
  connectsOnceSaved: 'Rattache les personnes connues d’IFS',
  leavesOut: (names) => `Ne reprend pas, absents d’IFS : ${names}`,
  addsCategory: (category) => `Ajoute la catégorie ${category} ici dans Outlook`,
  mailsNobody: 'N’envoie aucun e-mail',
  short: 'Crée 1 activité. Aucun e-mail.',
  shortSeries: 'Crée une activité par date. Aucun e-mail.',
  onceSaved: 'Le lien se fait dès que vous enregistrez le rendez-vous.',
  create: 'Créer l’activité',
  creating: 'Création…',
  cancel: 'Annuler',
  choose: 'Choisissez à quoi l’activité se rattache.',
}

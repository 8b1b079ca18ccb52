import type { TranslatedFailureTexts } from './en.ts'

const again = 'Réessayez.'
const later = 'Réessayez dans un instant.'

export const failures: TranslatedFailureTexts = {
  byCode: {
    offline: () => ({ message: 'Vous êtes hors connexion.', fix: 'Réessayez à votre retour.' }),
    'no-answer': () => ({ message: 'Le service n’a pas répondu.', fix: `${later} Rien n’est fait deux fois.` }),
    'office-missing': () => ({
      message: 'La partie du volet fournie par Outlook ne s’est pas chargée.',
      fix: 'Vérifiez la connexion à Internet, puis rouvrez le volet.',
    }),
    'not-outlook': () => ({
      message: 'Ce volet fonctionne dans Outlook.',
      fix: 'Ouvrez un rendez-vous dans Outlook et appuyez sur son bouton.',
    }),
    'outlook-silent': () => ({ message: 'Outlook ne répond pas.', fix: 'Fermez le volet et rouvrez-le.' }),
    'item-unnamed': ({ detail }) => ({
      message: `Outlook n’a pas pu dire de quel rendez-vous il s’agit : ${detail}`,
      fix: 'Fermez le volet et rouvrez-le.',
    }),
    'dialog-refused': ({ detail }) => ({
      message: `La fenêtre de connexion ne s’est pas ouverte : ${detail}`,
      fix: 'Autorisez les fenêtres de cette page, puis réessayez.',
    }),
    'dialog-closed': () => ({ message: 'La fenêtre de connexion a été fermée avant la connexion.', fix: again }),
    'sign-in-cancelled': () => ({ message: 'Vous n’êtes pas connecté : la connexion a été annulée.', fix: again }),
    'sign-in-failed': ({ detail }) => ({
      message: `Vous n’êtes pas connecté. La connexion Microsoft indique : ${detail}`,
      fix: 'Réessayez ; si cela persiste, donnez la référence à votre administrateur.',
    }),
    'not-signed-in': () => ({ message: 'Vous n’êtes pas connecté.', fix: 'Connectez-vous pour voir l’état actuel.' }),
    'sign-in-expired': () => ({
      message: 'Votre connexion a expiré.',
      fix: 'Fermez le volet et rouvrez-le pour vous connecter.',
    }),
    'invalid-field': () => ({
      message: 'Un administrateur a modifié le formulaire entre-temps. Rien n’a été créé.',
      fix: 'Parcourez-le, puis créez à nouveau.',
    }),
    unexpected: ({ detail }) => ({ message: detail, fix: again }),
    'bad-request': ({ detail }) => ({ message: `Le service a rejeté la demande : ${detail}`, fix: later }),
    'sign-in-needed': () => ({ message: 'Vous n’êtes plus connecté.', fix: 'Reconnectez-vous.' }),
    'not-allowed': () => ({
      message: 'Vous n’y êtes pas autorisé.',
      fix: 'Demandez au représentant principal ou à votre administrateur.',
    }),
    'not-a-representative': () => ({
      message: 'Vous n’êtes pas configuré comme représentant synchronisé.',
      fix: 'Demandez à votre administrateur l’ensemble d’autorisations EXCHANGE_SYNC_USER dans IFS.',
    }),
    'appointment-gone': () => ({
      message: 'Ce rendez-vous a été supprimé. Rien n’a été créé.',
      fix: 'Ouvrez un autre rendez-vous.',
    }),
    'not-organizer': () => ({
      message: 'Seul l’organisateur peut lier ce rendez-vous ou modifier le lien.',
      fix: 'Demandez-le à l’organisateur.',
    }),
    private: () => ({
      message: 'Votre entreprise ne lie pas les rendez-vous privés, personnels ou confidentiels.',
      fix: 'Réglez la confidentialité sur Normal dans Outlook.',
    }),
    'series-not-yet': () => ({
      message: 'Une série entière ne peut pas être liée dans cette version.',
      fix: 'Ouvrez une date de la série et liez-la.',
    }),
    'already-linked': ({ activityNo }) => ({
      message: activityNo === '' ? 'Déjà lié entre-temps.' : `Déjà lié entre-temps à ${activityNo}.`,
      fix: 'Affichez le lien.',
    }),
    'activity-linked-elsewhere': ({ activityNo }) => ({
      message: `L’activité ${activityNo} est déjà liée à un autre rendez-vous.`,
      fix: 'Choisissez une autre activité.',
    }),
    'activity-gone': ({ activityNo }) => ({
      message: `L’activité ${activityNo} n’existe plus dans IFS.`,
      fix: 'Choisissez une autre activité.',
    }),
    'activity-without-start': () => ({ message: 'L’activité n’a pas d’heure de début.', fix: 'Indiquez-en une dans IFS.' }),
    'sync-off': () => ({
      message: 'La synchronisation est désactivée pour vous.',
      fix: 'Demandez à votre administrateur de l’activer.',
    }),
    'undecided-people': () => ({
      message: 'Pour une adresse, la personne visée n’est pas décidée.',
      fix: 'Choisissez la personne sous Personnes, puis réessayez.',
    }),
    'refused-by-ifs': ({ detail }) => ({
      message: `IFS a refusé : ${detail}`,
      fix: 'Corrigez dans IFS ou choisissez autrement, puis réessayez.',
    }),
    'ifs-unavailable': () => ({ message: 'IFS est occupé ou ne répond pas.', fix: later }),
    'outlook-unavailable': () => ({ message: 'Outlook est occupé ou ne répond pas.', fix: later }),
    'not-found': () => ({ message: 'Cela n’existe plus.', fix: 'Rouvrez le rendez-vous.' }),
    'whole-series': () => ({
      message: 'C’est toute une série.',
      fix: 'Choisissez « Toute la série », ou ouvrez une seule date.',
    }),
    'no-series': () => ({ message: 'Ce rendez-vous n’est pas une série.', fix: 'Liez le rendez-vous lui-même.' }),
    'refused-by-outlook': ({ detail }) => ({ message: `Outlook a refusé : ${detail}`, fix: 'Faites-le dans Outlook même.' }),
    'changed-meanwhile': () => ({ message: 'Cela a changé entre-temps.', fix: 'Regardez de nouveau.' }),
    'wrong-state': () => ({ message: 'Ce n’est pas possible dans cet état.', fix: 'Regardez de nouveau.' }),
    'already-undone': () => ({ message: 'Cette modification est déjà annulée.', fix: 'Regardez de nouveau.' }),
    'not-undoable': () => ({
      message: 'Cette modification ne peut pas être annulée.',
      fix: 'Modifiez plutôt l’activité dans IFS.',
    }),
    'service-stopped': () => ({
      message: 'Votre administrateur a arrêté le service.',
      fix: 'Réessayez plus tard ; vos rendez-vous restent intacts.',
    }),
    internal: () => ({
      message: 'L’opération n’a pas abouti.',
      fix: 'Réessayez ; si cela persiste, donnez la référence à votre administrateur.',
    }),
  },
  refusals: {
    'not-organizer': (organizer) => ({
      message: 'Vous êtes invité. Seul l’organisateur peut lier ce rendez-vous ou modifier le lien.',
      fix: `Demandez à ${organizer} de le lier.`,
    }),
    private: () => ({
      message: 'Votre entreprise ne lie pas les rendez-vous marqués privé, personnel ou confidentiel.',
      fix: 'Réglez la confidentialité sur Normal dans Outlook, enregistrez, puis rouvrez le volet.',
    }),
    'series-not-yet': () => ({
      message: 'Une série entière ne peut pas être liée dans cette version.',
      fix: 'Ouvrez une date de la série et liez-la.',
    }),
    'appointment-cancelled': () => ({
      message: 'Ce rendez-vous est annulé.',
      fix: 'Liez un rendez-vous qui a lieu.',
    }),
  },
  withCode: (message, code) => `${message} (${code})`,
}

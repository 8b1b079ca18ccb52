import type { HelpTexts } from './en.ts'

export const help: HelpTexts = {
  title: 'RM Panel : aide',
  intro: 'Liez une fois un rendez-vous à une activité commerciale. L’activité suit ensuite Outlook.',
  sections: [
    {
      heading: 'Où le trouver',
      text: 'Ouvrez un rendez-vous dans votre calendrier Outlook et appuyez sur RM Panel. Il est là pour vos propres rendez-vous et pour ceux où vous êtes invité.',
    },
    {
      heading: 'Ce qu’il lit',
      text: 'Seuls les rendez-vous que vous liez sont lus. Les rendez-vous privés restent privés. Personne ne reçoit de message si vous n’appuyez pas sur Envoyer.',
    },
    {
      heading: 'Ce qui parvient à IFS',
      text: 'Objet, début, fin, contacts et représentants. Le type, les notes et l’état d’une activité restent tels qu’ils sont dans IFS.',
    },
    {
      heading: 'Séries',
      text: 'Liez une seule date ou toute la série : chaque date a alors sa propre activité, et les dates ultérieures suivent d’elles-mêmes.',
    },
    {
      heading: 'Annuler',
      text: 'Chaque modification parvenue à IFS figure sous « Ce qui s’est passé » et peut être annulée pendant 30 jours. Le lien est alors en pause jusqu’à ce que vous le repreniez.',
    },
    {
      heading: 'Quand il manque quelque chose',
      text: 'Appuyez sur « Quelque chose manque ? » : le volet dit ce qui empêche une modification de parvenir à IFS et quoi faire. Chaque message le dit aussi ; certains portent une référence que votre administrateur retrouve dans le journal de synchronisation.',
    },
    {
      heading: 'Sans connexion',
      text: 'Ce qui est connu reste lisible, avec son heure. Les modifications d’Outlook parviennent à IFS dès que la connexion revient. Après Se déconnecter dans le menu, rien n’en reste sur cet ordinateur.',
    },
    {
      heading: 'Clavier',
      text: 'Tab avance, les flèches choisissent, Ctrl+Entrée appuie sur le bouton principal, Échap revient en arrière.',
    },
  ],
}

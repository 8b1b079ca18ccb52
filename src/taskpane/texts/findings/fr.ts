import type { FindingTexts } from './finding-texts.ts'

export const findings: FindingTexts = {
  linked: {
    linked: 'Activité {activityNo}, par {by}',
    'not-linked': ['Non lié', 'Seuls les rendez-vous liés parviennent à IFS. Créez une activité ou liez-en une existante.'],
    'may-not-be': ['Non lié', '{reason} {fix}'],
    'beyond-horizon': [
      'La série est liée, cette date suit plus tard',
      'Les dates reçoivent leur activité {days} jours à l’avance. Attendez qu’elle approche, ou demandez une période plus longue à votre administrateur.',
    ],
    gone: ['Le rendez-vous n’est plus dans la boîte', 'Ouvrez un autre rendez-vous.'],
    'gone-since': [
      'Lié, mais le rendez-vous n’est plus dans la boîte',
      'Restaurez-le depuis Éléments supprimés pour continuer ; sinon le lien prend fin à la prochaine vérification.',
    ],
    cancelled: [
      'Lié, mais le rendez-vous est annulé',
      '{why} Restaurez-le depuis Éléments supprimés pour continuer, ou supprimez le lien.',
    ],
    'cancelled-now': [
      'Lié, mais le rendez-vous est annulé',
      'Le lien prend fin à la prochaine vérification ; il n’y a rien à faire.',
    ],
    unknown: ['Le rendez-vous n’a pas pu être lu', '{reason} Regardez de nouveau dans quelques minutes.'],
  },
  organizer: {
    own: '',
    other: ['{name} est l’organisateur', 'Seul le rendez-vous de l’organisateur est transmis. Demandez à {name} de le lier.'],
  },
  active: {
    on: '',
    off: [
      'La synchronisation est désactivée pour {name}',
      'Les modifications ne parviennent pas à IFS. Demandez à votre administrateur de l’activer ; ce qui a changé entre-temps suit alors.',
    ],
    'not-a-representative': [
      'Personne qui synchronise n’a cette boîte',
      'Demandez à votre administrateur un utilisateur, votre adresse e-mail et EXCHANGE_SYNC_USER dans IFS.',
    ],
  },
  'permission-set': {
    granted: '',
    missing: ['{name} n’a pas EXCHANGE_SYNC_USER', 'Votre administrateur accorde cet ensemble d’autorisations dans IFS.'],
    blocked: ['{name} est bloqué dans IFS', 'Votre administrateur lève le blocage dans IFS.'],
    'not-listed': [
      'IFS ne connaît aucun représentant pour cette boîte',
      'Votre administrateur fait de la personne un représentant dans IFS, avec l’adresse de la boîte.',
    ],
    unknown: ['IFS n’a pas pu dire qui peut synchroniser', '{reason} Regardez de nouveau dans quelques minutes.'],
  },
  private: {
    public: '',
    relayed: 'Privé ; votre entreprise transmet ces rendez-vous',
    masked: 'Privé : son heure est transmise, pas son texte',
    stopped: [
      'Il est privé',
      'Votre entreprise ne transmet rien de ces rendez-vous. Réglez la confidentialité sur Normal dans Outlook ; les valeurs actuelles suivent alors.',
    ],
    'not-linked': [
      'Il est privé',
      'Votre entreprise ne lie pas ces rendez-vous. Réglez la confidentialité sur Normal dans Outlook ; les valeurs actuelles suivent alors.',
    ],
  },
  window: {
    inside: '',
    'outside-but-told': 'Éloigné ; Outlook signale quand même les modifications',
    outside: [
      'Il est éloigné',
      'Entre le {from} et le {to}, les modifications sont remarquées en quelques minutes, sinon une fois par jour.',
    ],
  },
  paused: {
    no: '',
    mailbox: ['Tout est en pause pour cette boîte', '{why} Depuis {since}, par {by}. Un administrateur décide.'],
    link: ['Le lien est en pause', '{why} Depuis {since}. Reprenez-le sous « Ce qui s’est passé ».'],
  },
  ifs: {
    reachable: '',
    locked: [
      'IFS n’accepte aucune modification d’ici',
      'Votre administrateur doit déverrouiller l’utilisateur de service dans IFS. Rien n’est perdu.',
    ],
    failed: ['Quelque chose ne va pas sur le chemin vers IFS', '{found} Dites-le à votre administrateur.'],
    unknown: ['IFS n’a pas pu être interrogé', '{reason} Regardez de nouveau dans quelques minutes.'],
  },
  activity: {
    there: '',
    completed: [
      'L’activité {activityNo} est terminée',
      'Les activités terminées ne sont pas modifiées. Rouvrez-la dans IFS, puis réessayez.',
    ],
    gone: ['L’activité {activityNo} n’existe plus dans IFS', 'Supprimez le lien ; puis créez une activité ou liez-en une autre.'],
    unknown: ['L’activité {activityNo} n’a pas pu être lue', '{reason} Regardez de nouveau dans quelques minutes.'],
  },
  'last-notice': {
    told: 'Vérifié {roundAt} ; Outlook signale les modifications',
    rounds: 'Vérifié {roundAt}',
    stale: [
      'La boîte a été vérifiée pour la dernière fois {roundAt}',
      'C’est trop ancien. Dites-le à votre administrateur ; rien n’est perdu.',
    ],
    never: ['La boîte n’a pas encore été vérifiée', 'La première vérification suit dans quelques minutes.'],
    trouble: ['La boîte ne peut pas être vérifiée', '{trouble} Dites-le à votre administrateur.'],
  },
  'last-relay': {
    relayed: '{at}',
    none: 'À jour : {currentAsOf}',
  },
  'last-error': {
    none: '',
    over: 'Terminé : {why}',
    waiting: ['Une modification attend depuis {since}', '{why} Cela reprend tout seul ; rien à faire, sauf si cela dure.'],
    'set-aside': ['Une modification vous attend', '{why} Corrigez ce qui est indiqué, puis réessayez.'],
    'activity-missing': ['L’activité n’existe plus dans IFS', 'Supprimez le lien ; puis créez ou liez une autre activité.'],
  },
}

import type { FindingTexts } from './finding-texts.ts'

export const findings: FindingTexts = {
  linked: {
    linked: 'Aktivität {activityNo}, von {by}',
    'not-linked': [
      'Nicht verknüpft',
      'Nur verknüpfte Termine erreichen IFS. Legen Sie eine Aktivität an oder verknüpfen Sie eine vorhandene.',
    ],
    'may-not-be': ['Nicht verknüpft', '{reason} {fix}'],
    'beyond-horizon': [
      'Die Serie ist verknüpft, dieser Termin folgt später',
      'Termine erhalten ihre Aktivität {days} Tage im Voraus. Warten Sie, bis er näher rückt, oder bitten Sie Ihren Administrator um einen längeren Zeitraum.',
    ],
    gone: ['Der Termin ist nicht mehr im Postfach', 'Öffnen Sie einen anderen Termin.'],
    'gone-since': [
      'Verknüpft, aber der Termin ist nicht mehr im Postfach',
      'Stellen Sie ihn aus „Gelöschte Elemente“ wieder her; sonst endet die Verknüpfung beim nächsten Abgleich.',
    ],
    cancelled: [
      'Verknüpft, aber der Termin ist abgesagt',
      '{why} Stellen Sie ihn aus „Gelöschte Elemente“ wieder her, oder lösen Sie die Verknüpfung.',
    ],
    'cancelled-now': [
      'Verknüpft, aber der Termin ist abgesagt',
      'Beim nächsten Abgleich endet die Verknüpfung; Sie müssen nichts tun.',
    ],
    unknown: ['Der Termin konnte nicht gelesen werden', '{reason} Sehen Sie in einigen Minuten noch einmal nach.'],
  },
  organizer: {
    own: '',
    other: [
      '{name} ist der Organisator',
      'Nur der Termin des Organisators wird übertragen. Bitten Sie {name}, ihn zu verknüpfen.',
    ],
  },
  active: {
    on: '',
    off: [
      'Die Synchronisierung ist für {name} aus',
      'Änderungen erreichen IFS nicht. Bitten Sie Ihren Administrator, sie einzuschalten; was sich inzwischen geändert hat, folgt dann.',
    ],
    'not-a-representative': [
      'Niemand, der synchronisiert, hat dieses Postfach',
      'Bitten Sie Ihren Administrator um Benutzer, Ihre E-Mail-Adresse und EXCHANGE_SYNC_USER in IFS.',
    ],
  },
  'permission-set': {
    granted: '',
    missing: ['{name} hat EXCHANGE_SYNC_USER nicht', 'Ihr Administrator erteilt diese Berechtigungsgruppe in IFS.'],
    blocked: ['{name} ist in IFS gesperrt', 'Ihr Administrator hebt die Sperre in IFS auf.'],
    'not-listed': [
      'IFS nennt keinen Vertreter für dieses Postfach',
      'Ihr Administrator macht die Person in IFS zum Vertreter, mit der E-Mail-Adresse des Postfachs.',
    ],
    unknown: ['IFS konnte nicht sagen, wer synchronisieren darf', '{reason} Sehen Sie in einigen Minuten noch einmal nach.'],
  },
  private: {
    public: '',
    relayed: 'Privat; Ihr Unternehmen überträgt solche Termine',
    masked: 'Privat: Seine Zeit wird übertragen, sein Text nicht',
    stopped: [
      'Er ist privat',
      'Ihr Unternehmen überträgt von solchen Terminen nichts. Setzen Sie in Outlook die Vertraulichkeit auf Normal; dann folgen die aktuellen Werte.',
    ],
    'not-linked': [
      'Er ist privat',
      'Ihr Unternehmen verknüpft solche Termine nicht. Setzen Sie in Outlook die Vertraulichkeit auf Normal; dann folgen die aktuellen Werte.',
    ],
  },
  window: {
    inside: '',
    'outside-but-told': 'Weit entfernt; Outlook meldet Änderungen trotzdem',
    outside: [
      'Er liegt weit entfernt',
      'Zwischen {from} und {to} werden Änderungen binnen Minuten bemerkt, sonst einmal am Tag.',
    ],
  },
  paused: {
    no: '',
    mailbox: ['Alles aus diesem Postfach ist angehalten', '{why} Seit {since}, von {by}. Ein Administrator entscheidet.'],
    link: ['Die Verknüpfung ist angehalten', '{why} Seit {since}. Setzen Sie sie unter „Was geschehen ist“ fort.'],
  },
  ifs: {
    reachable: '',
    locked: [
      'IFS nimmt von hier keine Änderungen an',
      'Ihr Administrator muss den Dienstbenutzer in IFS entsperren. Nichts geht verloren.',
    ],
    failed: ['Auf dem Weg zu IFS stimmt etwas nicht', '{found} Sagen Sie es Ihrem Administrator.'],
    unknown: ['IFS konnte nicht gefragt werden', '{reason} Sehen Sie in einigen Minuten noch einmal nach.'],
  },
  activity: {
    there: '',
    completed: [
      'Aktivität {activityNo} ist abgeschlossen',
      'Abgeschlossene Aktivitäten werden nicht geändert. Öffnen Sie sie in IFS wieder und versuchen Sie es erneut.',
    ],
    gone: [
      'Aktivität {activityNo} gibt es in IFS nicht mehr',
      'Lösen Sie die Verknüpfung; legen Sie dann eine neue Aktivität an oder verknüpfen Sie eine andere.',
    ],
    unknown: ['Aktivität {activityNo} konnte nicht gelesen werden', '{reason} Sehen Sie in einigen Minuten noch einmal nach.'],
  },
  'last-notice': {
    told: 'Angesehen {roundAt}; Outlook meldet Änderungen',
    rounds: 'Angesehen {roundAt}',
    stale: [
      'Das Postfach wurde zuletzt {roundAt} angesehen',
      'Das ist zu lange her. Sagen Sie es Ihrem Administrator; nichts geht verloren.',
    ],
    never: ['Das Postfach wurde noch nicht angesehen', 'Der erste Abgleich folgt in wenigen Minuten.'],
    trouble: ['Das Postfach kann nicht angesehen werden', '{trouble} Sagen Sie es Ihrem Administrator.'],
  },
  'last-relay': {
    relayed: '{at}',
    none: 'Stand {currentAsOf}',
  },
  'last-error': {
    none: '',
    over: 'Vorbei: {why}',
    waiting: ['Eine Änderung wartet seit {since}', '{why} Es geht von selbst weiter; Sie müssen nichts tun, außer es dauert an.'],
    'set-aside': ['Eine Änderung wartet auf Sie', '{why} Beheben Sie das Genannte und versuchen Sie es erneut.'],
    'activity-missing': [
      'Die Aktivität gibt es in IFS nicht mehr',
      'Lösen Sie die Verknüpfung; legen Sie dann eine andere Aktivität an oder verknüpfen Sie eine.',
    ],
  },
}

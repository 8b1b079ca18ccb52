import type { FindingTexts } from './finding-texts.ts'

export const findings: FindingTexts = {
  linked: {
    linked: 'Aktivitet {activityNo}, av {by}',
    'not-linked': ['Inte länkad', 'Bara länkade bokningar når IFS. Skapa en aktivitet eller länka en befintlig.'],
    'may-not-be': ['Inte länkad', '{reason} {fix}'],
    'beyond-horizon': [
      'Serien är länkad, det här datumet följer senare',
      'Datum får sin aktivitet {days} dagar i förväg. Vänta tills det närmar sig, eller be din administratör om en längre period.',
    ],
    gone: ['Bokningen finns inte längre i postlådan', 'Öppna en annan bokning.'],
    'gone-since': [
      'Länkad, men bokningen finns inte längre i postlådan',
      'Återställ den från Borttagna objekt för att fortsätta; annars avslutas länken vid nästa kontroll.',
    ],
    cancelled: [
      'Länkad, men bokningen är inställd',
      '{why} Återställ den från Borttagna objekt för att fortsätta, eller ta bort länken.',
    ],
    'cancelled-now': ['Länkad, men bokningen är inställd', 'Länken avslutas vid nästa kontroll; inget behöver göras.'],
    unknown: ['Bokningen kunde inte läsas', '{reason} Titta igen om några minuter.'],
  },
  organizer: {
    own: '',
    other: ['{name} är organisatör', 'Bara organisatörens egen bokning förs över. Be {name} länka den.'],
  },
  active: {
    on: '',
    off: [
      'Synkningen är avstängd för {name}',
      'Ändringar når inte IFS. Be din administratör slå på den; det som ändrats under tiden följer då.',
    ],
    'not-a-representative': [
      'Ingen som synkas har den här postlådan',
      'Be din administratör om användare, din e-postadress och EXCHANGE_SYNC_USER i IFS.',
    ],
  },
  'permission-set': {
    granted: '',
    missing: ['{name} saknar EXCHANGE_SYNC_USER', 'Din administratör ger användaren behörigheten i IFS.'],
    blocked: ['{name} är spärrad i IFS', 'Din administratör tar bort spärren i IFS.'],
    'not-listed': [
      'IFS anger ingen ansvarig för den här postlådan',
      'Din administratör gör personen till ansvarig i IFS, med postlådans e-postadress.',
    ],
    unknown: ['IFS kunde inte säga vem som får synka', '{reason} Titta igen om några minuter.'],
  },
  private: {
    public: '',
    relayed: 'Privat; ditt företag för över sådana bokningar',
    masked: 'Privat: tiden förs över, inte texten',
    stopped: [
      'Den är privat',
      'Ditt företag för inte över något av sådana bokningar. Sätt känsligheten till Normal i Outlook; då följer de aktuella värdena.',
    ],
    'not-linked': [
      'Den är privat',
      'Ditt företag länkar inte sådana bokningar. Sätt känsligheten till Normal i Outlook; då följer de aktuella värdena.',
    ],
  },
  window: {
    inside: '',
    'outside-but-told': 'Långt bort; Outlook meddelar ändå ändringar',
    outside: ['Den ligger långt bort', 'Mellan {from} och {to} märks ändringar inom minuter, annars en gång om dagen.'],
  },
  paused: {
    no: '',
    mailbox: ['Allt i den här postlådan är pausat', '{why} Sedan {since}, av {by}. En administratör beslutar.'],
    link: ['Länken är pausad', '{why} Sedan {since}. Återuppta den under ”Vad som har hänt”.'],
  },
  ifs: {
    reachable: '',
    locked: [
      'IFS tar inte emot ändringar härifrån',
      'Din administratör måste låsa upp tjänstanvändaren i IFS. Inget går förlorat.',
    ],
    failed: ['Något är fel på vägen till IFS', '{found} Berätta för din administratör.'],
    unknown: ['IFS kunde inte tillfrågas', '{reason} Titta igen om några minuter.'],
  },
  activity: {
    there: '',
    completed: [
      'Aktivitet {activityNo} är avslutad',
      'Avslutade aktiviteter ändras inte. Öppna den igen i IFS och försök på nytt.',
    ],
    gone: ['Aktivitet {activityNo} finns inte längre i IFS', 'Ta bort länken; skapa sedan en ny aktivitet eller länka en annan.'],
    unknown: ['Aktivitet {activityNo} kunde inte läsas', '{reason} Titta igen om några minuter.'],
  },
  'last-notice': {
    told: 'Kontrollerad {roundAt}; Outlook meddelar ändringar',
    rounds: 'Kontrollerad {roundAt}',
    stale: [
      'Postlådan kontrollerades senast {roundAt}',
      'Det är för länge sedan. Berätta för din administratör; inget går förlorat.',
    ],
    never: ['Postlådan har inte kontrollerats ännu', 'Den första kontrollen sker inom några minuter.'],
    trouble: ['Postlådan kan inte kontrolleras', '{trouble} Berätta för din administratör.'],
  },
  'last-relay': {
    relayed: '{at}',
    none: 'Aktuell {currentAsOf}',
  },
  'last-error': {
    none: '',
    over: 'Över: {why}',
    waiting: [
      'En ändring väntar sedan {since}',
      '{why} Det fortsätter av sig självt; inget behöver göras om det inte drar ut på tiden.',
    ],
    'set-aside': ['En ändring väntar på dig', '{why} Rätta det som nämns och försök igen.'],
    'activity-missing': ['Aktiviteten finns inte längre i IFS', 'Ta bort länken; skapa eller länka sedan en annan aktivitet.'],
  },
}

import type { ExplainTexts } from './en.ts'

export const explain: ExplainTexts = {
  title: 'Varför synkas inte detta?',
  allWell: 'Allt är bra',
  allWellText: 'Varje ändring når IFS.',
  whatWasChecked: 'Vad som kontrollerades',
  notChecked: 'Inte kontrollerat',
  reference: 'Referens',
  openInIfs: (no) => `Öppna ${no} i IFS`,
  tryAgain: 'Försök igen',
  checking: 'Kontrollerar',
  checks: {
    linked: 'Mötet är länkat',
    organizer: 'Du är organisatör',
    active: 'Synkronisering är på för dig',
    'permission-set': 'Du har behörigheten i IFS',
    private: 'Mötet är inte privat',
    window: 'Tiden kontrolleras regelbundet',
    paused: 'Länken är inte pausad',
    ifs: 'IFS svarar',
    activity: 'Aktiviteten kan ändras',
    'last-notice': 'Ändringar märks',
    'last-relay': 'Den senaste ändringen kom fram',
    'last-error': 'Inget väntar',
  },
}

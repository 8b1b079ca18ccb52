import { pluralIn } from '../../../../ui/plural.ts'
import type { ExplainTexts } from './en.ts'

const plural = pluralIn('sv')

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
  waiting: 'Väntar',
  changedByYou: (when) => `Ändrat av dig, ${when}`,
  changedBy: (name, when) => `Ändrat av ${name}, ${when}`,
  changed: (when) => `Ändrat ${when}`,
  allYours: 'Alla dina bokningar',
  notLookedAt: 'Din postlåda har inte kontrollerats ännu.',
  delay: (duration) => `95 av 100 ändringar når IFS inom ${duration}.`,
  onTheWay: (count) => `${count} ${plural(count, 'ändring', 'ändringar')} på väg.`,
  waitForYou: (count) => `${count} ${plural(count, 'bokning', 'bokningar')} väntar på dig.`,
  checks: {
    linked: 'Bokningen är länkad',
    organizer: 'Du är organisatör',
    active: 'Synkningen är på för dig',
    'permission-set': 'Du har behörigheten i IFS',
    private: 'Känsligheten tillåter det',
    window: 'Tiden kontrolleras regelbundet',
    paused: 'Länken är inte pausad',
    ifs: 'IFS svarar',
    activity: 'Aktiviteten kan ändras',
    'last-notice': 'Ändringar märks',
    'last-relay': 'Den senaste ändringen kom fram',
    'last-error': 'Inget väntar',
  },
}

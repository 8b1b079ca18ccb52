import type { TranslatedFailureTexts } from './en.ts'

const again = 'Försök igen.'
const later = 'Försök igen om en stund.'

export const failures: TranslatedFailureTexts = {
  byCode: {
    offline: () => ({ message: 'Du är offline.', fix: 'Försök igen när du är tillbaka.' }),
    'no-answer': () => ({ message: 'Tjänsten svarade inte.', fix: `${later} Inget görs två gånger.` }),
    'office-missing': () => ({
      message: 'Outlooks del av panelen lästes inte in.',
      fix: 'Kontrollera internetanslutningen och öppna panelen igen.',
    }),
    'not-outlook': () => ({ message: 'Panelen körs i Outlook.', fix: 'Öppna en bokning i Outlook och tryck på dess knapp.' }),
    'outlook-silent': () => ({ message: 'Outlook svarar inte.', fix: 'Stäng panelen och öppna den igen.' }),
    'item-unnamed': ({ detail }) => ({
      message: `Outlook kunde inte säga vilken bokning detta är: ${detail}`,
      fix: 'Stäng panelen och öppna den igen.',
    }),
    'dialog-refused': ({ detail }) => ({
      message: `Inloggningsfönstret öppnades inte: ${detail}`,
      fix: 'Tillåt fönster från den här sidan och försök igen.',
    }),
    'dialog-closed': () => ({ message: 'Inloggningsfönstret stängdes innan du var inloggad.', fix: again }),
    'sign-in-cancelled': () => ({ message: 'Du loggades inte in: inloggningen avbröts.', fix: again }),
    'sign-in-failed': ({ detail }) => ({
      message: `Du loggades inte in. Microsofts inloggning säger: ${detail}`,
      fix: 'Försök igen; om det kvarstår, ge din administratör referensen.',
    }),
    'not-signed-in': () => ({ message: 'Du är inte inloggad.', fix: 'Logga in för att se hur det är nu.' }),
    'sign-in-expired': () => ({
      message: 'Din inloggning har gått ut.',
      fix: 'Stäng panelen och öppna den igen för att logga in.',
    }),
    'invalid-field': () => ({
      message: 'En administratör har ändrat formuläret under tiden. Inget skapades.',
      fix: 'Gå igenom det och skapa sedan igen.',
    }),
    unexpected: ({ detail }) => ({ message: detail, fix: again }),
    'bad-request': ({ detail }) => ({ message: `Tjänsten avvisade begäran: ${detail}`, fix: later }),
    'sign-in-needed': () => ({ message: 'Du är inte längre inloggad.', fix: 'Logga in igen.' }),
    'not-allowed': () => ({
      message: 'Du saknar behörighet till detta.',
      fix: 'Fråga den huvudansvarige eller din administratör.',
    }),
    'not-a-representative': () => ({
      message: 'Du är inte upplagd som säljare eller inköpare som synkas.',
      fix: 'Be din administratör om behörigheten EXCHANGE_SYNC_USER i IFS.',
    }),
    'appointment-gone': () => ({ message: 'Bokningen har tagits bort. Inget skapades.', fix: 'Öppna en annan bokning.' }),
    'not-organizer': () => ({
      message: 'Bara organisatören kan länka bokningen eller ändra länken.',
      fix: 'Be organisatören om det.',
    }),
    private: () => ({
      message: 'Ditt företag länkar inte privata, personliga eller konfidentiella bokningar.',
      fix: 'Sätt känsligheten till Normal i Outlook.',
    }),
    'series-not-yet': () => ({
      message: 'En hel serie kan inte länkas i den här versionen.',
      fix: 'Öppna ett datum i serien och länka det.',
    }),
    'already-linked': ({ activityNo }) => ({
      message: activityNo === '' ? 'Har redan länkats under tiden.' : `Har redan länkats till ${activityNo} under tiden.`,
      fix: 'Visa länken.',
    }),
    'activity-linked-elsewhere': ({ activityNo }) => ({
      message: `Aktivitet ${activityNo} är redan länkad till en annan bokning.`,
      fix: 'Välj en annan aktivitet.',
    }),
    'activity-gone': ({ activityNo }) => ({
      message: `Aktivitet ${activityNo} finns inte längre i IFS.`,
      fix: 'Välj en annan aktivitet.',
    }),
    'activity-without-start': () => ({ message: 'Aktiviteten har ingen starttid.', fix: 'Ange en i IFS.' }),
    'sync-off': () => ({ message: 'Synkningen är avstängd för dig.', fix: 'Be din administratör att slå på den.' }),
    'undecided-people': () => ({
      message: 'För en adress är det inte avgjort vem som avses.',
      fix: 'Välj vem som avses under Personer och försök igen.',
    }),
    'refused-by-ifs': ({ detail }) => ({
      message: `IFS avvisade det: ${detail}`,
      fix: 'Rätta det i IFS eller välj annorlunda, och försök igen.',
    }),
    'ifs-unavailable': () => ({ message: 'IFS är upptaget eller svarar inte.', fix: later }),
    'outlook-unavailable': () => ({ message: 'Outlook är upptaget eller svarar inte.', fix: later }),
    'not-found': () => ({ message: 'Detta finns inte längre.', fix: 'Öppna bokningen igen.' }),
    'whole-series': () => ({ message: 'Det här är en hel serie.', fix: 'Välj ”Hela serien”, eller öppna ett enskilt datum.' }),
    'no-series': () => ({ message: 'Bokningen är ingen serie.', fix: 'Länka själva bokningen.' }),
    'refused-by-outlook': ({ detail }) => ({ message: `Outlook avvisade det: ${detail}`, fix: 'Gör det i Outlook i stället.' }),
    'changed-meanwhile': () => ({ message: 'Det har ändrats under tiden.', fix: 'Titta igen.' }),
    'wrong-state': () => ({ message: 'Det går inte i det här läget.', fix: 'Titta igen.' }),
    'already-undone': () => ({ message: 'Ändringen är redan ångrad.', fix: 'Titta igen.' }),
    'not-undoable': () => ({ message: 'Ändringen kan inte ångras.', fix: 'Ändra aktiviteten i IFS i stället.' }),
    'service-stopped': () => ({
      message: 'Din administratör har stoppat tjänsten.',
      fix: 'Försök igen senare; dina bokningar rörs inte.',
    }),
    internal: () => ({
      message: 'Det här gick inte.',
      fix: 'Försök igen; om det kvarstår, ge din administratör referensen.',
    }),
  },
  refusals: {
    'not-organizer': (organizer) => ({
      message: 'Du är inbjuden. Bara organisatören kan länka bokningen eller ändra länken.',
      fix: `Be ${organizer} att länka den.`,
    }),
    private: () => ({
      message: 'Ditt företag länkar inte bokningar som är märkta privat, personligt eller konfidentiellt.',
      fix: 'Sätt känsligheten till Normal i Outlook, spara och öppna panelen igen.',
    }),
    'series-not-yet': () => ({
      message: 'En hel serie kan inte länkas i den här versionen.',
      fix: 'Öppna ett datum i serien och länka det.',
    }),
    'appointment-cancelled': () => ({ message: 'Bokningen är inställd.', fix: 'Länka en bokning som blir av.' }),
  },
  withCode: (message, code) => `${message} (${code})`,
}

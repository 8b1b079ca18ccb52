import type { TranslatedFailureTexts } from './en.ts'

const again = 'Versuchen Sie es erneut.'
const later = 'Versuchen Sie es gleich noch einmal.'

export const failures: TranslatedFailureTexts = {
  byCode: {
    offline: () => ({ message: 'Sie sind offline.', fix: 'Versuchen Sie es erneut, sobald Sie wieder online sind.' }),
    'no-answer': () => ({ message: 'Der Dienst hat nicht geantwortet.', fix: `${later} Nichts geschieht doppelt.` }),
    'office-missing': () => ({
      message: 'Der Teil des Fensters, der von Outlook kommt, wurde nicht geladen.',
      fix: 'Prüfen Sie die Internetverbindung und öffnen Sie das Fenster erneut.',
    }),
    'not-outlook': () => ({
      message: 'Dieses Fenster läuft in Outlook.',
      fix: 'Öffnen Sie in Outlook einen Termin und drücken Sie seine Schaltfläche.',
    }),
    'outlook-silent': () => ({ message: 'Outlook antwortet nicht.', fix: 'Schließen Sie das Fenster und öffnen Sie es erneut.' }),
    'item-unnamed': ({ detail }) => ({
      message: `Outlook konnte nicht sagen, welcher Termin das ist: ${detail}`,
      fix: 'Schließen Sie das Fenster und öffnen Sie es erneut.',
    }),
    'dialog-refused': ({ detail }) => ({
      message: `Das Anmeldefenster wurde nicht geöffnet: ${detail}`,
      fix: 'Erlauben Sie Fenster dieser Seite und versuchen Sie es erneut.',
    }),
    'dialog-closed': () => ({ message: 'Das Anmeldefenster wurde vor der Anmeldung geschlossen.', fix: again }),
    'sign-in-cancelled': () => ({ message: 'Sie wurden nicht angemeldet: Die Anmeldung wurde abgebrochen.', fix: again }),
    'sign-in-failed': ({ detail }) => ({
      message: `Sie wurden nicht angemeldet. Die Anmeldung von Microsoft meldet: ${detail}`,
      fix: 'Versuchen Sie es erneut; bleibt es dabei, geben Sie Ihrem Administrator die Referenz.',
    }),
    'not-signed-in': () => ({
      message: 'Sie sind nicht angemeldet.',
      fix: 'Melden Sie sich an, um den aktuellen Stand zu sehen.',
    }),
    'sign-in-expired': () => ({
      message: 'Ihre Anmeldung ist abgelaufen.',
      fix: 'Schließen Sie das Fenster und öffnen Sie es erneut, um sich anzumelden.',
    }),
    'invalid-field': () => ({
      message: 'Ein Administrator hat das Formular inzwischen geändert. Es wurde nichts angelegt.',
      fix: 'Sehen Sie es durch und legen Sie dann noch einmal an.',
    }),
    unexpected: ({ detail }) => ({ message: detail, fix: again }),
    'bad-request': ({ detail }) => ({ message: `Der Dienst hat die Anfrage abgelehnt: ${detail}`, fix: later }),
    'sign-in-needed': () => ({ message: 'Sie sind nicht mehr angemeldet.', fix: 'Melden Sie sich erneut an.' }),
    'not-allowed': () => ({
      message: 'Dazu fehlt Ihnen die Berechtigung.',
      fix: 'Fragen Sie den Hauptvertreter oder Ihren Administrator.',
    }),
    'not-a-representative': () => ({
      message: 'Sie sind nicht als Vertreter mit Synchronisierung eingerichtet.',
      fix: 'Bitten Sie Ihren Administrator um die Berechtigungsgruppe EXCHANGE_SYNC_USER in IFS.',
    }),
    'appointment-gone': () => ({
      message: 'Dieser Termin wurde gelöscht. Es wurde nichts angelegt.',
      fix: 'Öffnen Sie einen anderen Termin.',
    }),
    'not-organizer': () => ({
      message: 'Nur der Organisator kann diesen Termin verknüpfen oder die Verknüpfung ändern.',
      fix: 'Bitten Sie den Organisator darum.',
    }),
    private: () => ({
      message: 'Ihr Unternehmen verknüpft keine privaten, persönlichen oder vertraulichen Termine.',
      fix: 'Setzen Sie in Outlook die Vertraulichkeit auf Normal.',
    }),
    'series-not-yet': () => ({
      message: 'Eine ganze Serie kann in dieser Version nicht verknüpft werden.',
      fix: 'Öffnen Sie einen Termin der Serie und verknüpfen Sie diesen.',
    }),
    'already-linked': ({ activityNo }) => ({
      message: activityNo === '' ? 'Inzwischen bereits verknüpft.' : `Inzwischen bereits mit ${activityNo} verknüpft.`,
      fix: 'Lassen Sie sich die Verknüpfung anzeigen.',
    }),
    'activity-linked-elsewhere': ({ activityNo }) => ({
      message: `Aktivität ${activityNo} ist bereits mit einem anderen Termin verknüpft.`,
      fix: 'Wählen Sie eine andere Aktivität.',
    }),
    'activity-gone': ({ activityNo }) => ({
      message: `Aktivität ${activityNo} gibt es in IFS nicht mehr.`,
      fix: 'Wählen Sie eine andere Aktivität.',
    }),
    'activity-without-start': () => ({ message: 'Die Aktivität hat keine Startzeit.', fix: 'Legen Sie in IFS eine fest.' }),
    'sync-off': () => ({
      message: 'Die Synchronisierung ist für Sie ausgeschaltet.',
      fix: 'Bitten Sie Ihren Administrator, sie einzuschalten.',
    }),
    'undecided-people': () => ({
      message: 'Bei einer Adresse ist noch offen, wer gemeint ist.',
      fix: 'Wählen Sie unter Personen, wer gemeint ist, und versuchen Sie es erneut.',
    }),
    'refused-by-ifs': ({ detail }) => ({
      message: `IFS hat abgelehnt: ${detail}`,
      fix: 'Beheben Sie es in IFS oder wählen Sie anders, und versuchen Sie es erneut.',
    }),
    'ifs-unavailable': () => ({ message: 'IFS ist ausgelastet oder antwortet nicht.', fix: later }),
    'outlook-unavailable': () => ({ message: 'Outlook ist ausgelastet oder antwortet nicht.', fix: later }),
    'not-found': () => ({ message: 'Das gibt es nicht mehr.', fix: 'Öffnen Sie den Termin erneut.' }),
    'whole-series': () => ({
      message: 'Das ist eine ganze Serie.',
      fix: 'Wählen Sie „Die ganze Serie“, oder öffnen Sie einen einzelnen Termin.',
    }),
    'no-series': () => ({ message: 'Dieser Termin ist keine Serie.', fix: 'Verknüpfen Sie den Termin selbst.' }),
    'refused-by-outlook': ({ detail }) => ({
      message: `Outlook hat abgelehnt: ${detail}`,
      fix: 'Erledigen Sie es in Outlook selbst.',
    }),
    'changed-meanwhile': () => ({ message: 'Das hat sich inzwischen geändert.', fix: 'Sehen Sie noch einmal nach.' }),
    'wrong-state': () => ({ message: 'Das geht in diesem Zustand nicht.', fix: 'Sehen Sie noch einmal nach.' }),
    'already-undone': () => ({ message: 'Diese Änderung ist schon rückgängig gemacht.', fix: 'Sehen Sie noch einmal nach.' }),
    'not-undoable': () => ({
      message: 'Diese Änderung kann nicht rückgängig gemacht werden.',
      fix: 'Ändern Sie die Aktivität stattdessen in IFS.',
    }),
    'service-stopped': () => ({
      message: 'Ihr Administrator hat den Dienst angehalten.',
      fix: 'Versuchen Sie es später erneut; Ihre Termine bleiben unberührt.',
    }),
    internal: () => ({
      message: 'Das ist nicht gelungen.',
      fix: 'Versuchen Sie es erneut; bleibt es dabei, geben Sie Ihrem Administrator die Referenz.',
    }),
  },
  refusals: {
    'not-organizer': (organizer) => ({
      message: 'Sie sind eingeladen. Nur der Organisator kann diesen Termin verknüpfen oder die Verknüpfung ändern.',
      fix: `Bitten Sie ${organizer} darum.`,
    }),
    private: () => ({
      message: 'Ihr Unternehmen verknüpft keine Termine, die als privat, persönlich oder vertraulich markiert sind.',
      fix: 'Setzen Sie in Outlook die Vertraulichkeit auf Normal, speichern Sie und öffnen Sie das Fenster erneut.',
    }),
    'series-not-yet': () => ({
      message: 'Eine ganze Serie kann in dieser Version nicht verknüpft werden.',
      fix: 'Öffnen Sie einen Termin der Serie und verknüpfen Sie diesen.',
    }),
    'appointment-cancelled': () => ({
      message: 'Dieser Termin ist abgesagt.',
      fix: 'Verknüpfen Sie einen Termin, der stattfindet.',
    }),
  },
  withCode: (message, code) => `${message} (${code})`,
}

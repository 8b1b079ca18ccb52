import type { HelpTexts } from './en.ts'

export const help: HelpTexts = {
  title: 'RM Panel: Hilfe',
  intro: 'Verknüpfen Sie einen Termin einmal mit einer Geschäftsaktivität. Von da an folgt die Aktivität Outlook.',
  sections: [
    {
      heading: 'Wo es ist',
      text: 'Öffnen Sie einen Termin in Ihrem Outlook-Kalender und drücken Sie RM Panel. Es ist bei eigenen Terminen da und bei denen, zu denen Sie eingeladen sind.',
    },
    {
      heading: 'Was es liest',
      text: 'Nur Termine, die Sie verknüpfen, werden gelesen. Private Termine bleiben privat. Niemand erhält eine E-Mail, außer Sie drücken Senden.',
    },
    {
      heading: 'Was IFS erreicht',
      text: 'Betreff, Beginn, Ende, Kontakte und Vertreter. Typ, Notizen und Status einer Aktivität bleiben, wie sie in IFS sind.',
    },
    {
      heading: 'Serien',
      text: 'Verknüpfen Sie ein einzelnes Datum oder die ganze Serie: Dann hat jedes Datum eine eigene Aktivität, und spätere Daten folgen von selbst.',
    },
    {
      heading: 'Rückgängig',
      text: 'Jede Änderung, die IFS erreicht hat, steht unter „Was geschehen ist“ und lässt sich 30 Tage lang rückgängig machen. Die Verknüpfung ruht dann, bis Sie sie fortsetzen.',
    },
    {
      heading: 'Wenn etwas fehlt',
      text: 'Drücken Sie „Fehlt etwas?“. Dort steht, was eine Änderung von IFS fernhält und was zu tun ist. Jede Meldung sagt dasselbe; manche tragen eine Referenz: Ihr Administrator findet sie im Kalendersynchronisierungsprotokoll.',
    },
    {
      heading: 'Ohne Verbindung',
      text: 'Was bekannt ist, bleibt lesbar, mit seiner Zeit. Änderungen in Outlook erreichen IFS, sobald die Verbindung wieder da ist. Nach dem Abmelden im Menü bleibt davon nichts auf diesem Computer.',
    },
    {
      heading: 'Tastatur',
      text: 'Tab geht weiter, die Pfeiltasten wählen, Strg+Eingabe drückt die Hauptschaltfläche, Esc geht zurück.',
    },
  ],
}

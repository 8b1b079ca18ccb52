/**
 * At most 150 characters each: what Outlook shows on an appointment. It says no more than its category proves: a link that waits, or that
 * somebody paused, has it, too.
 */
export const noticeTexts: Readonly<Record<string, string>> = {
  en: 'Linked to a business activity of IFS. The panel shows whether it is current.',
  de: 'Mit einer Geschäftsaktivität in IFS verknüpft. Das Panel zeigt, ob sie aktuell ist.',
  sv: 'Länkad till en affärsaktivitet i IFS. Panelen visar om den är aktuell.',
  fr: 'Lié à une activité commerciale d’IFS. Le volet indique si elle est à jour.',
  es: 'Vinculada a una actividad comercial de IFS. El panel muestra si está al día.',
  ja: 'IFS のビジネス活動にリンクされています。最新かどうかはパネルで確認できます。',
}

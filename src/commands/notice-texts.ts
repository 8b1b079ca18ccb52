/** At most 150 characters each: what Outlook shows on an appointment. */
export const noticeTexts: Readonly<Record<string, string>> = {
  en: 'Linked to a business activity of IFS. Your changes here reach it by themselves.',
  de: 'Mit einer Geschäftsaktivität in IFS verknüpft. Ihre Änderungen hier erreichen sie von selbst.',
  sv: 'Länkad till en affärsaktivitet i IFS. Dina ändringar här når den av sig själva.',
  fr: 'Lié à une activité commerciale d’IFS. Vos modifications lui parviennent d’elles-mêmes.',
  es: 'Vinculada a una actividad comercial de IFS. Sus cambios llegan a ella por sí solos.',
  ja: 'IFS のビジネス活動にリンクされています。ここでの変更は自動で反映されます。',
}

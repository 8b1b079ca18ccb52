/** Words of the manifests, by locale of Outlook. */
export const locales = ['en-US', 'de-DE', 'sv-SE', 'fr-FR', 'es-ES', 'ja-JP'] as const
export type Locale = (typeof locales)[number]

interface ManifestTexts {
  readonly description: string
  /** Of the button; at most 250 characters. */
  readonly tip: string
  /** The phone says *Log*, then *View*: whatever stands here is not shown. */
  readonly log: string
  readonly notices: string
}

export const manifestTexts: Readonly<Record<Locale, ManifestTexts>> = {
  'en-US': {
    description: 'Link an appointment to a business activity of IFS once. From then on the activity follows Outlook.',
    tip: 'Shows the business activity of this appointment, or creates one.',
    log: 'Log',
    notices: 'Says on a linked appointment that its business activity follows it.',
  },
  'de-DE': {
    description: 'Verknüpfen Sie einen Termin einmal mit einer Geschäftsaktivität in IFS. Danach folgt die Aktivität Outlook.',
    tip: 'Zeigt die Geschäftsaktivität dieses Termins oder legt eine an.',
    log: 'Protokollieren',
    notices: 'Sagt an einem verknüpften Termin, dass ihm seine Geschäftsaktivität folgt.',
  },
  'sv-SE': {
    description: 'Länka en bokning till en affärsaktivitet i IFS en gång. Därefter följer aktiviteten Outlook.',
    tip: 'Visar bokningens affärsaktivitet eller skapar en.',
    log: 'Logga',
    notices: 'Säger på en länkad bokning att dess affärsaktivitet följer den.',
  },
  'fr-FR': {
    description: 'Liez une fois un rendez-vous à une activité commerciale d’IFS. Ensuite, l’activité suit Outlook.',
    tip: 'Affiche l’activité commerciale de ce rendez-vous ou en crée une.',
    log: 'Consigner',
    notices: 'Indique sur un rendez-vous lié que son activité commerciale le suit.',
  },
  'es-ES': {
    description:
      'Vincule una cita a una actividad comercial de IFS una sola vez. A partir de entonces, la actividad sigue a Outlook.',
    tip: 'Muestra la actividad comercial de esta cita o crea una.',
    log: 'Registrar',
    notices: 'Indica en una cita vinculada que su actividad comercial la sigue.',
  },
  'ja-JP': {
    description: '予定を IFS のビジネス活動に一度リンクします。以後、活動は Outlook に合わせて更新されます。',
    tip: 'この予定のビジネス活動を表示、または作成します。',
    log: '記録',
    notices: 'リンクされた予定に、ビジネス活動が追随することを表示します。',
  },
}

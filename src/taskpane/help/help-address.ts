import type { PanelFormView } from '../../api/panel-form.ts'

/** Where *Help* leads: into the company where administrators said so, to the panel's own page in the person's language otherwise. */
export const helpAddress = ({ helpUrl }: Pick<PanelFormView, 'helpUrl'>, locale: string, origin: string): string =>
  helpUrl === '' ? `${origin}/panel/help.html?language=${encodeURIComponent(locale)}` : helpUrl

import { pluralIn } from '../../../../ui/plural.ts'
import type { ExplainTexts } from './en.ts'

const plural = pluralIn('es')

export const explain: ExplainTexts = {
  title: '¿Por qué no se sincroniza?',
  allWell: 'Sin problemas',
  allWellText: 'Cada cambio llega a IFS.',
  whatWasChecked: 'Qué se ha comprobado',
  notChecked: 'Sin comprobar',
  reference: 'Referencia',
  openInIfs: (no) => `Abrir ${no} en IFS`,
  tryAgain: 'Reintentar',
  checking: 'Comprobando',
  waiting: 'En espera',
  changedByYou: (when) => `Cambiado por usted, ${when}`,
  changedBy: (name, when) => `Cambiado por ${name}, ${when}`,
  changed: (when) => `Cambiado, ${when}`,
  allYours: 'Sus citas en conjunto',
  notLookedAt: 'Su buzón aún no se ha revisado.',
  delay: (duration) => `95 de 100 cambios llegan a IFS en ${duration}.`,
  onTheWay: (count) => `${count} ${plural(count, 'cambio', 'cambios')} en camino.`,
  waitForYou: (count) => `${count} ${plural(count, 'cita espera', 'citas esperan')} su intervención.`,
  checks: {
    linked: 'Está vinculada',
    organizer: 'Usted organiza esta cita',
    active: 'La sincronización está activada para usted',
    'permission-set': 'Tiene el permiso en IFS',
    private: 'La confidencialidad lo permite',
    window: 'Su fecha se comprueba con regularidad',
    paused: 'No está en pausa',
    ifs: 'IFS responde',
    activity: 'La actividad se puede cambiar',
    'last-notice': 'Los cambios se detectan',
    'last-relay': 'El último cambio ha llegado',
    'last-error': 'Nada está en espera',
  },
}

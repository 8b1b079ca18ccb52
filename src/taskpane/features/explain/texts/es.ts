import type { ExplainTexts } from './en.ts'

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
  checks: {
    linked: 'Está vinculada',
    organizer: 'Usted organiza esta cita',
    active: 'La sincronización está activada para usted',
    'permission-set': 'Tiene el permiso en IFS',
    private: 'No es privada',
    window: 'Su fecha se comprueba con regularidad',
    paused: 'No está en pausa',
    ifs: 'IFS responde',
    activity: 'La actividad se puede cambiar',
    'last-notice': 'Los cambios se detectan',
    'last-relay': 'El último cambio ha llegado',
    'last-error': 'Nada está en espera',
  },
}

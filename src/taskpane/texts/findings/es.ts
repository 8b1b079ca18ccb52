import type { FindingTexts } from './finding-texts.ts'

export const findings: FindingTexts = {
  linked: {
    linked: 'Actividad {activityNo}, por {by}',
    'not-linked': ['Sin vincular', 'Solo las citas vinculadas llegan a IFS. Cree una actividad o vincule una existente.'],
    'may-not-be': ['Sin vincular', '{reason} {fix}'],
    'beyond-horizon': [
      'La serie está vinculada, esta fecha sigue más tarde',
      'Las fechas reciben su actividad {days} días antes. Espere a que se acerque o pida un plazo más largo a su administrador.',
    ],
    gone: ['La cita ya no está en el buzón', 'Abra otra cita.'],
    'gone-since': [
      'Vinculada, pero la cita ya no está en el buzón',
      'Restáurela desde Elementos eliminados para continuar; si no, el vínculo termina en la próxima revisión.',
    ],
    cancelled: [
      'Vinculada, pero la cita está cancelada',
      '{why} Restáurela desde Elementos eliminados para continuar o quite el vínculo.',
    ],
    'cancelled-now': [
      'Vinculada, pero la cita está cancelada',
      'El vínculo termina en la próxima revisión; no hay que hacer nada.',
    ],
    unknown: ['No se pudo leer la cita', '{reason} Vuelva a mirar en unos minutos.'],
  },
  organizer: {
    own: '',
    other: ['{name} es el organizador', 'Solo se transmite la cita del organizador. Pida a {name} que la vincule.'],
  },
  active: {
    on: '',
    off: [
      'La sincronización está desactivada para {name}',
      'Los cambios no llegan a IFS. Pida a su administrador que la active; lo que cambió entretanto sigue después.',
    ],
    'not-a-representative': [
      'Nadie que sincronice tiene este buzón',
      'Pida a su administrador un usuario, su dirección de correo y EXCHANGE_SYNC_USER en IFS.',
    ],
  },
  'permission-set': {
    granted: '',
    missing: ['{name} no tiene EXCHANGE_SYNC_USER', 'Su administrador concede este conjunto de permisos en IFS.'],
    blocked: ['{name} está bloqueado en IFS', 'Su administrador quita el bloqueo en IFS.'],
    'not-listed': [
      'IFS no conoce ningún representante para este buzón',
      'Su administrador hace a la persona representante en IFS, con la dirección del buzón.',
    ],
    unknown: ['IFS no pudo decir quién puede sincronizar', '{reason} Vuelva a mirar en unos minutos.'],
  },
  private: {
    public: '',
    relayed: 'Privada; su empresa transmite estas citas',
    masked: 'Privada: se transmite su hora, no su texto',
    stopped: [
      'Es privada',
      'Su empresa no transmite nada de estas citas. Ponga la confidencialidad en Normal en Outlook; entonces siguen los valores actuales.',
    ],
    'not-linked': [
      'Es privada',
      'Su empresa no vincula estas citas. Ponga la confidencialidad en Normal en Outlook; entonces siguen los valores actuales.',
    ],
  },
  window: {
    inside: '',
    'outside-but-told': 'Lejana; Outlook avisa igualmente de los cambios',
    outside: ['Está lejana', 'Entre {from} y {to} los cambios se notan en minutos; los demás, una vez al día.'],
  },
  paused: {
    no: '',
    mailbox: ['Este buzón entero está en pausa', '{why} Desde {since}, por {by}. Decide un administrador.'],
    link: ['El vínculo está en pausa', '{why} Desde {since}. Reanúdelo en «Qué ha sucedido».'],
  },
  ifs: {
    reachable: '',
    locked: [
      'IFS no acepta cambios desde aquí',
      'Su administrador debe desbloquear el usuario de servicio en IFS. No se pierde nada.',
    ],
    failed: ['Algo falla en el camino a IFS', '{found} Avise a su administrador.'],
    unknown: ['No se pudo consultar IFS', '{reason} Vuelva a mirar en unos minutos.'],
  },
  activity: {
    there: '',
    completed: [
      'La actividad {activityNo} está terminada',
      'Las actividades terminadas no se cambian. Reábrala en IFS e inténtelo de nuevo.',
    ],
    gone: ['La actividad {activityNo} ya no existe en IFS', 'Quite el vínculo; después cree una actividad o vincule otra.'],
    unknown: ['No se pudo leer la actividad {activityNo}', '{reason} Vuelva a mirar en unos minutos.'],
  },
  'last-notice': {
    told: 'Revisado {roundAt}; Outlook avisa de los cambios',
    rounds: 'Revisado {roundAt}',
    stale: ['El buzón se revisó por última vez {roundAt}', 'Hace demasiado tiempo. Avise a su administrador; no se pierde nada.'],
    never: ['El buzón aún no se ha revisado', 'La primera revisión sigue en unos minutos.'],
    trouble: ['No se puede revisar el buzón', '{trouble} Avise a su administrador.'],
  },
  'last-relay': {
    relayed: '{at}',
    none: 'Actualizado: {currentAsOf}',
  },
  'last-error': {
    none: '',
    over: 'Superado: {why}',
    waiting: ['Hay un cambio en espera desde {since}', '{why} Continúa por sí solo; no hay que hacer nada salvo que dure.'],
    'set-aside': ['Un cambio espera su intervención', '{why} Corrija lo indicado e inténtelo de nuevo.'],
    'activity-missing': ['La actividad ya no existe en IFS', 'Quite el vínculo; después cree o vincule otra actividad.'],
  },
}

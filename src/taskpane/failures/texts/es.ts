import type { TranslatedFailureTexts } from './en.ts'

const again = 'Inténtelo de nuevo.'
const later = 'Inténtelo de nuevo en un momento.'

export const failures: TranslatedFailureTexts = {
  byCode: {
    offline: () => ({ message: 'No tiene conexión.', fix: 'Inténtelo de nuevo cuando la recupere.' }),
    'no-answer': () => ({ message: 'El servicio no respondió.', fix: `${later} Nada se hace dos veces.` }),
    'office-missing': () => ({
      message: 'No se cargó la parte del panel que proporciona Outlook.',
      fix: 'Compruebe la conexión a Internet y abra el panel de nuevo.',
    }),
    'not-outlook': () => ({
      message: 'Este panel funciona dentro de Outlook.',
      fix: 'Abra una cita en Outlook y pulse su botón.',
    }),
    'outlook-silent': () => ({ message: 'Outlook no responde.', fix: 'Cierre el panel y ábralo de nuevo.' }),
    'item-unnamed': ({ detail }) => ({
      message: `Outlook no pudo decir qué cita es esta: ${detail}`,
      fix: 'Cierre el panel y ábralo de nuevo.',
    }),
    'dialog-refused': ({ detail }) => ({
      message: `No se abrió la ventana de inicio de sesión: ${detail}`,
      fix: 'Permita las ventanas de esta página e inténtelo de nuevo.',
    }),
    'dialog-closed': () => ({ message: 'La ventana se cerró antes de iniciar sesión.', fix: again }),
    'sign-in-cancelled': () => ({ message: 'No ha iniciado sesión: se canceló.', fix: again }),
    'sign-in-failed': ({ detail }) => ({
      message: `No ha iniciado sesión. El inicio de sesión de Microsoft indica: ${detail}`,
      fix: 'Inténtelo de nuevo; si persiste, dé la referencia a su administrador.',
    }),
    'not-signed-in': () => ({ message: 'No ha iniciado sesión.', fix: 'Inicie sesión para ver el estado actual.' }),
    'sign-in-expired': () => ({
      message: 'Su sesión ha caducado.',
      fix: 'Cierre el panel y ábralo de nuevo para iniciar sesión.',
    }),
    'invalid-field': () => ({
      message: 'Un administrador cambió el formulario mientras tanto. No se creó nada.',
      fix: 'Repáselo y vuelva a crear.',
    }),
    unexpected: ({ detail }) => ({ message: detail, fix: again }),
    'bad-request': ({ detail }) => ({ message: `El servicio rechazó la solicitud: ${detail}`, fix: later }),
    'sign-in-needed': () => ({ message: 'Su sesión ya no está abierta.', fix: 'Inicie sesión de nuevo.' }),
    'not-allowed': () => ({
      message: 'No tiene permiso para esto.',
      fix: 'Consulte al representante principal o a su administrador.',
    }),
    'not-a-representative': () => ({
      message: 'Usted no está configurado como representante con sincronización.',
      fix: 'Pida a su administrador el conjunto de permisos EXCHANGE_SYNC_USER en IFS.',
    }),
    'appointment-gone': () => ({ message: 'Esta cita se eliminó. No se creó nada.', fix: 'Abra otra cita.' }),
    'not-organizer': () => ({
      message: 'Solo el organizador puede vincular esta cita o cambiar el vínculo.',
      fix: 'Pídaselo al organizador.',
    }),
    private: () => ({
      message: 'Su empresa no vincula citas privadas, personales ni confidenciales.',
      fix: 'Ponga la confidencialidad en Normal en Outlook.',
    }),
    'series-not-yet': () => ({
      message: 'En esta versión no se puede vincular una serie completa.',
      fix: 'Abra una fecha de la serie y vincule esa fecha.',
    }),
    'already-linked': ({ activityNo }) => ({
      message: activityNo === '' ? 'Ya se vinculó entretanto.' : `Ya se vinculó entretanto a ${activityNo}.`,
      fix: 'Muestre el vínculo.',
    }),
    'activity-linked-elsewhere': ({ activityNo }) => ({
      message: `La actividad ${activityNo} ya está vinculada a otra cita.`,
      fix: 'Elija otra actividad.',
    }),
    'activity-gone': ({ activityNo }) => ({
      message: `La actividad ${activityNo} ya no existe en IFS.`,
      fix: 'Elija otra actividad.',
    }),
    'activity-without-start': () => ({ message: 'La actividad no tiene hora de inicio.', fix: 'Indique una en IFS.' }),
    'sync-off': () => ({
      message: 'La sincronización está desactivada para usted.',
      fix: 'Pida a su administrador que la active.',
    }),
    'undecided-people': () => ({
      message: 'Falta decidir de quién es una dirección.',
      fix: 'Elija a la persona en Personas e inténtelo de nuevo.',
    }),
    'refused-by-ifs': ({ detail }) => ({
      message: `IFS lo rechazó: ${detail}`,
      fix: 'Corríjalo en IFS o elija otra cosa e inténtelo de nuevo.',
    }),
    'ifs-unavailable': () => ({ message: 'IFS está ocupado o no responde.', fix: later }),
    'outlook-unavailable': () => ({ message: 'Outlook está ocupado o no responde.', fix: later }),
    'not-found': () => ({ message: 'Esto ya no existe.', fix: 'Abra la cita de nuevo.' }),
    'whole-series': () => ({ message: 'Es una serie completa.', fix: 'Elija «Toda la serie» o abra una sola fecha.' }),
    'no-series': () => ({ message: 'Esta cita no es una serie.', fix: 'Vincule la cita misma.' }),
    'refused-by-outlook': ({ detail }) => ({ message: `Outlook lo rechazó: ${detail}`, fix: 'Hágalo en el propio Outlook.' }),
    'changed-meanwhile': () => ({ message: 'Eso cambió entretanto.', fix: 'Vuelva a mirar.' }),
    'wrong-state': () => ({ message: 'No es posible en este estado.', fix: 'Vuelva a mirar.' }),
    'already-undone': () => ({ message: 'Este cambio ya está deshecho.', fix: 'Vuelva a mirar.' }),
    'not-undoable': () => ({ message: 'Este cambio no se puede deshacer.', fix: 'Cambie la actividad en IFS.' }),
    'service-stopped': () => ({
      message: 'Su administrador ha detenido el servicio.',
      fix: 'Inténtelo más tarde; sus citas no se tocan.',
    }),
    internal: () => ({
      message: 'No se pudo hacer.',
      fix: 'Inténtelo de nuevo; si persiste, dé la referencia a su administrador.',
    }),
  },
  refusals: {
    'not-organizer': (organizer) => ({
      message: 'Usted está invitado. Solo el organizador puede vincular esta cita o cambiar el vínculo.',
      fix: `Pida a ${organizer} que la vincule.`,
    }),
    private: () => ({
      message: 'Su empresa no vincula citas marcadas como privadas, personales o confidenciales.',
      fix: 'Ponga la confidencialidad en Normal en Outlook, guarde y abra el panel de nuevo.',
    }),
    'series-not-yet': () => ({
      message: 'En esta versión no se puede vincular una serie completa.',
      fix: 'Abra una fecha de la serie y vincule esa fecha.',
    }),
    'appointment-cancelled': () => ({ message: 'Esta cita está cancelada.', fix: 'Vincule una cita que tenga lugar.' }),
  },
  withCode: (message, code) => `${message} (${code})`,
}

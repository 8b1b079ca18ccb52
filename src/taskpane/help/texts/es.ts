import type { HelpTexts } from './en.ts'

export const help: HelpTexts = {
  title: 'RM Panel: ayuda',
  intro: 'Vincule una vez una cita a una actividad comercial. Desde entonces la actividad sigue a Outlook.',
  sections: [
    {
      heading: 'Dónde está',
      text: 'Abra una cita en su calendario de Outlook y pulse RM Panel. Está en sus propias citas y en aquellas a las que está invitado.',
    },
    {
      heading: 'Qué lee',
      text: 'Solo se leen las citas que usted vincula. Las citas privadas siguen siendo privadas. Nadie recibe correo si usted no pulsa Enviar.',
    },
    {
      heading: 'Qué llega a IFS',
      text: 'Asunto, inicio, fin, contactos y representantes. El tipo, las notas y el estado de una actividad quedan como están en IFS.',
    },
    {
      heading: 'Series',
      text: 'Vincule una sola fecha o toda la serie: cada fecha tiene entonces su propia actividad, y las posteriores siguen por sí solas.',
    },
    {
      heading: 'Deshacer',
      text: 'Cada cambio que llegó a IFS figura en «Qué ha sucedido» y se puede deshacer durante 30 días. El vínculo queda entonces en pausa hasta que lo reanude.',
    },
    {
      heading: 'Cuando falta algo',
      text: 'Pulse «¿Falta algo?»: el panel dice qué impide que un cambio llegue a IFS y qué hacer. Cada mensaje lo dice también; algunos llevan una referencia que su administrador encuentra en el registro de sincronización.',
    },
    {
      heading: 'Sin conexión',
      text: 'Lo conocido se puede leer, con su hora. Los cambios de Outlook llegan a IFS en cuanto vuelve la conexión. Tras Cerrar sesión en el menú, nada de ello queda en este equipo.',
    },
    { heading: 'Teclado', text: 'Tab avanza, las flechas eligen, Ctrl+Entrar pulsa el botón principal, Esc vuelve atrás.' },
  ],
}

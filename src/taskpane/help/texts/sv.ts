import type { HelpTexts } from './en.ts'

export const help: HelpTexts = {
  title: 'RM Panel: hjälp',
  intro: 'Länka en bokning till en affärsaktivitet en gång. Därefter följer aktiviteten Outlook.',
  sections: [
    {
      heading: 'Var det finns',
      text: 'Öppna en bokning i din Outlook-kalender och tryck på RM Panel. Det finns för dina egna bokningar och för dem du är inbjuden till.',
    },
    {
      heading: 'Vad det läser',
      text: 'Bara bokningar som du länkar läses. Privata bokningar förblir privata. Ingen får e-post om du inte trycker på Skicka.',
    },
    {
      heading: 'Vad som når IFS',
      text: 'Ämne, start, slut, kontakter och ansvariga. En aktivitets typ, anteckningar och status förblir som de är i IFS.',
    },
    {
      heading: 'Serier',
      text: 'Länka ett enskilt datum eller hela serien: då får varje datum en egen aktivitet, och senare datum följer av sig själva.',
    },
    {
      heading: 'Ångra',
      text: 'Varje ändring som nått IFS finns under ”Vad som har hänt” och kan ångras i 30 dagar. Länken pausas då tills du återupptar den.',
    },
    {
      heading: 'När något saknas',
      text: 'Tryck på ”Saknas något?”. Där står vad som hindrar en ändring från att nå IFS och vad du kan göra. Varje meddelande säger detsamma; vissa har en referens som din administratör hittar i kalendersynkloggen.',
    },
    {
      heading: 'Utan anslutning',
      text: 'Det som är känt går att läsa, med sin tid. Ändringar i Outlook når IFS när anslutningen är tillbaka. Efter Logga ut i menyn finns inget av det kvar på datorn.',
    },
    {
      heading: 'Tangentbord',
      text: 'Tabb går vidare, piltangenterna väljer, Ctrl+Retur trycker på huvudknappen, Esc går tillbaka.',
    },
  ],
}

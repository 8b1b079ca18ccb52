/** Words of the help page. This file is the shape of every language. */
export const help = {
  title: 'RM Panel: help',
  intro: 'Link an appointment to a business activity once. From then on the activity follows Outlook.',
  sections: [
    {
      heading: 'Where it is',
      text: 'Open an appointment in your Outlook calendar and press RM Panel. It is there for your own appointments and for those you are invited to.',
    },
    {
      heading: 'What it reads',
      text: 'Only appointments you link are read. Private appointments stay private. Nobody is mailed unless you press Send.',
    },
    {
      heading: 'What reaches IFS',
      text: 'Subject, start, end, contacts and representatives. Type, notes and status of an activity stay as they are in IFS.',
    },
    {
      heading: 'Series',
      text: 'Link one date by itself, or the whole series: then each date has an activity of its own, and later dates follow by themselves.',
    },
    {
      heading: 'Undo',
      text: 'Every change that reached IFS stands under What happened and can be undone for 30 days. The link pauses then, until you resume it.',
    },
    {
      heading: 'When something is missing',
      text: 'Press Something missing? It names what keeps a change from IFS, and what to do. Every message says the same; some carry a reference: your administrator finds it in the Calendar Sync Log.',
    },
    {
      heading: 'Without a connection',
      text: 'What is known stays readable, with its time. Changes in Outlook reach IFS once the connection is back. Sign out, in the menu, leaves nothing of it on this computer.',
    },
    { heading: 'Keyboard', text: 'Tab moves on, the arrow keys choose, Ctrl+Enter presses the main button, Escape goes back.' },
  ],
}
export type HelpTexts = typeof help

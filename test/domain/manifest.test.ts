import { expect, it } from '@jest/globals'
import { baseUrlFault, toManifest } from '../../src/domain/manifest.ts'

const template = `<Id>b5c0ffee-0001</Id><DefaultLocale>en-US</DefaultLocale>
<Description DefaultValue="Link once.">
  <Override Locale="de-DE" Value="Einmal verknüpfen."/>
  <Override Locale="sv-SE" Value="Länka en gång."/>
</Description>
<bt:String id="Open.Tip" DefaultValue="Shows it.">
  <bt:Override Locale="de-DE" Value="Zeigt es."/>
</bt:String>`
const made = (languages: readonly ('en' | 'de' | 'sv' | 'ja')[]): string =>
  toManifest(template, { panel: 'crm', baseUrl: 'https://rm.example', displayName: 'RM', languages })

it('[R82] the first language is the default, the others stand beside it, the rest is left out', () => {
  expect(made(['sv', 'en'])).toContain(
    '<DefaultLocale>sv-SE</DefaultLocale>\n<Description DefaultValue="Länka en gång.">\n  <Override Locale="en-US" Value="Link once."/>\n</Description>',
  )
  expect(made(['en'])).toContain('<Description DefaultValue="Link once."/>')
})

it('[R82] a text that there is not in a language stays as it is', () => {
  expect(made(['ja', 'de'])).toContain(
    '<bt:String id="Open.Tip" DefaultValue="Shows it.">\n  <bt:Override Locale="de-DE" Value="Zeigt es."/>\n</bt:String>',
  )
})

it('an address must be one that Outlook loads', () => {
  const faults = ['https://rm.example', 'https://rm.example/rm', 'http://rm.example', 'rm.example', 'https://rm.example/#x'].map(
    baseUrlFault,
  )
  expect(faults.map((fault) => fault === null)).toEqual([true, true, false, false, false])
})

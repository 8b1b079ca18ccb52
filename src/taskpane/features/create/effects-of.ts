import type { Effect } from '../../../ui/EffectsList.tsx'
import type { People } from '../../people/decide-people.ts'
import type { CreateTexts } from './texts/en.ts'

/** What creating does, one line for each effect; whom it mails stands below them. */
export function effectsOf(
  people: People,
  category: string,
  { formOnly, series }: { readonly formOnly: boolean; readonly series: boolean },
  texts: CreateTexts,
): readonly Effect[] {
  const names = people.leftOut.map(({ person }) => person.name || person.email).join(', ')
  const created = people.created.map(({ person }) => person.name || person.email).join(', ')
  return [
    { icon: 'create', text: series ? texts.createsEach : texts.createsOne },
    ...(formOnly
      ? [
          { icon: 'people' as const, text: texts.connectsOnceSaved },
          { icon: 'link' as const, text: texts.onceSaved },
        ]
      : [
          {
            icon: 'people' as const,
            text: texts.connects(people.contacts.length + people.created.length, people.representatives.length),
          },
        ]),
    ...(people.created.length === 0
      ? []
      : [{ icon: 'create' as const, text: texts.createsContacts(people.created.length, created) }]),
    ...(formOnly || names === '' ? [] : [{ icon: 'people' as const, text: texts.leavesOut(names) }]),
    { icon: 'category', text: texts.addsCategory(category) },
  ]
}

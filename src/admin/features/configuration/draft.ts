import { checkSettings, type SettingFault } from '../../../domain/check-settings.ts'
import type { SecretChanges, SecretName, SettingName, Settings } from '../../../domain/settings.ts'

/** What is entered and not saved: numbers as typed, so that half a number is no other number. */
export interface Draft {
  readonly values: Readonly<Partial<Record<SettingName, string | number | boolean | null>>>
  readonly secrets: SecretChanges
}
export const emptyDraft: Draft = { values: {}, secrets: {} }

/** `""` is no number, though `Number("")` is 0. */
export const toNumber = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.')))

/** Puts a value in; what is as it was saved is no change any more. */
export function putValue(draft: Draft, saved: Settings, name: SettingName, value: string | number | boolean | null): Draft {
  const { [name]: _before, ...rest } = draft.values
  return { ...draft, values: value === saved[name] ? rest : { ...rest, [name]: value } }
}

export function putSecret(draft: Draft, name: SecretName, value: string | null | undefined): Draft {
  const { [name]: _before, ...rest } = draft.secrets
  return { ...draft, secrets: value === undefined ? rest : { ...rest, [name]: value } }
}

/**
 * The same changes on what somebody else saved meanwhile. What both changed is as that one has it, and is named: nothing of theirs is
 * overwritten unseen.
 */
export function onTopOf(
  draft: Draft,
  before: Settings,
  after: Settings,
): { readonly draft: Draft; readonly overtaken: readonly SettingName[] } {
  const names = Object.keys(draft.values) as SettingName[]
  const overtaken = names.filter((name) => before[name] !== after[name])
  const kept = names.filter((name) => before[name] === after[name]).map((name) => [name, draft.values[name]] as const)
  return { draft: { ...draft, values: Object.fromEntries(kept) }, overtaken }
}

export const settingsWith = (saved: Settings, { values }: Draft): Settings => ({ ...saved, ...(values as Partial<Settings>) })

/** Each value as it is entered, with its reason. A secret that is about to be typed is not wrong yet. */
export function faultsOf(saved: Settings, draft: Draft): readonly SettingFault[] {
  const entered = Object.fromEntries(Object.entries(draft.secrets).filter(([, value]) => value !== ''))
  return checkSettings(settingsWith(saved, draft), Object.keys(draft.values) as SettingName[], entered)
}

export const countOf = ({ values, secrets }: Draft): number =>
  Object.keys(values).length + Object.values(secrets).filter((value) => value !== '').length

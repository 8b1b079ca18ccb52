import type { SettingFault } from '../../../domain/check-panel-setup.ts'

export const faultWords = ({ message, fix }: Pick<SettingFault, 'message' | 'fix'>): string => `${message} ${fix}`

/** What a Fluent `Field` is told of it; nothing where all is right. */
export const validation = (fault: Pick<SettingFault, 'message' | 'fix'> | null | undefined) =>
  fault === null || fault === undefined ? {} : { validationMessage: faultWords(fault), validationState: 'error' as const }

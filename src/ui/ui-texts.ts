import { createContext, use } from 'react'
import { type UiTexts, ui } from './texts/en.ts'

/** The language of what is shown; English where a page says nothing else. */
export const UiTextsContext = createContext<UiTexts>(ui)
export const useUiTexts = (): UiTexts => use(UiTextsContext)

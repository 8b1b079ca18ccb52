import { useMedia } from '../../use-media.ts'

/** Charts are drawn for the room they have: scaled down, their words could not be read on a phone. */
export const useChartWidth = (): number => (useMedia('(min-width: 600px)') ? 500 : 280)

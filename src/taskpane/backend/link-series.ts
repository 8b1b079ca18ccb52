import type { LinkSeriesRequest } from '../../api/link-series.ts'
import type { SeriesView } from '../../api/schemas.ts'
import type { Client } from './client.ts'

export const linkSeries = (client: Client, data: LinkSeriesRequest): Promise<SeriesView> =>
  client({ method: 'POST', url: '/series-links', data })

export const removeSeriesLink = (client: Client, seriesLinkId: string): Promise<void> =>
  client({ method: 'DELETE', url: `/series-links/${encodeURIComponent(seriesLinkId)}` })

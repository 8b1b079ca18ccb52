import { Temporal } from 'temporal-polyfill'
import { findIana, WINDOWS_TO_IANA_MAP } from 'windows-iana'

/**
 * Windows or IANA name, in any case of letters → IANA name; undefined when nobody knows the zone. Never a guess, never UTC.
 * Exchange names zones that Windows does not know `tzone://Microsoft/Custom` or `tzone://Microsoft/Utc` (contract graph.md §4).
 */
export function toIanaZone(zone: string): string | undefined {
  const name = zone.trim().replace(/^tzone:\/\/microsoft\//i, '')
  if (utcNames.test(name)) return 'UTC'
  return findIana(name)[0] ?? ianaByWindows.get(name.toLowerCase()) ?? canonicalCase(name)
}

/** The Windows name that Graph is told: it knows all of those, but only a list of the IANA names. */
export function toGraphZone(zone: string): string | undefined {
  const iana = toIanaZone(zone)
  if (iana === undefined || iana === 'UTC') return iana
  const listed = windowsByIana.get(iana)
  if (listed !== undefined) return listed
  // Renamed cities (Kyiv, Kolkata): the mapping tables lag behind the names that systems write.
  const alias = [...windowsByIana.keys()].find((known) => isSameZone(known, iana))
  return (alias === undefined ? undefined : windowsByIana.get(alias)) ?? iana
}

const utcNames = /^(utc|gmt|etc\/utc|etc\/gmt)$/i

const windowsByIana = new Map<string, string>()
const ianaByWindows = new Map<string, string>()
for (const { windowsName, territory, iana } of WINDOWS_TO_IANA_MAP) {
  // "001" is the golden territory of CLDR: the one place that stands for the zone.
  if (territory === '001' && iana[0] !== undefined) ianaByWindows.set(windowsName.toLowerCase(), iana[0])
  for (const name of iana) if (!windowsByIana.has(name)) windowsByIana.set(name, windowsName)
}

function isSameZone(a: string, b: string): boolean {
  try {
    return epoch.withTimeZone(a).equals(epoch.withTimeZone(b))
  } catch {
    return false
  }
}

function canonicalCase(name: string): string | undefined {
  // A bare offset is a zone to Temporal, but says nothing about summer time and is none to Graph.
  if (!/^[a-z]/i.test(name)) return undefined
  try {
    return epoch.withTimeZone(name).timeZoneId
  } catch {
    return undefined
  }
}

const epoch = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO('UTC')

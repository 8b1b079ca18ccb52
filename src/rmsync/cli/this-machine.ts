/** Where this machine listens, as it is reached from itself: an address for every interface means any of its own. */
export function thisMachine(hostname: string): string {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return bare === '0.0.0.0' || bare === '::' ? 'localhost' : bare
}

import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly resolved?: string
}
type Packages = Readonly<Record<string, LockedPackage>>

/** Optional packages that a locked package names and the lock file does not hold: with one of them `npm ci` refuses to install. */
function notHeld(packages: Packages): readonly string[] {
  const held = (from: string, name: string): boolean => {
    const nested = `${from}/node_modules/${name}`
    return nested in packages || `node_modules/${name}` in packages
  }
  return Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !held(from, name))
      .map((name) => `${name}, for ${from}`),
  )
}

const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as { packages: Packages }

describe('the lock file', () => {
  it('holds the packages of every platform, not only of the one it was written on', () => {
    expect(notHeld(lock.packages)).toEqual([])
  })

  it('names no registry', () => {
    expect(Object.values(lock.packages).filter((locked) => locked.resolved !== undefined)).toEqual([])
  })

  it('is caught when a platform is missing', () => {
    expect(
      notHeld({ 'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-mac': '1' } }, 'node_modules/a-linux': {} }),
    ).toEqual(['a-mac, for node_modules/a'])
  })
})

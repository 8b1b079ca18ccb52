import { FluentProvider, webLightTheme } from '@fluentui/react-components'
import { configure, render } from '@testing-library/react'
import { AxiosError, type AxiosRequestConfig, type AxiosResponse } from 'axios'
import type { ReactNode } from 'react'
import type { Client } from '../../../src/admin/backend/client.ts'
import { type Asked, answerOf } from './fake-backend.ts'

// A page that is loaded for the first time on a busy machine takes longer than the usual second.
configure({ asyncUtilTimeout: 10_000 })

/** jsdom has neither media queries nor dialogs: a wide window, and a dialog that is open. */
export function completeWindow(): void {
  window.matchMedia = ((query: string) => ({
    matches: query.includes('min-width'),
    addEventListener() {},
    removeEventListener() {},
  })) as never
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
  window.scrollTo = () => {}
}

export const refusal = (code: string, message: string, status = 409): AxiosError =>
  new AxiosError(message, 'ERR_BAD_REQUEST', undefined, undefined, {
    status,
    data: { error: { code, message, fix: 'Ask for it.', correlationId: 'REF-1' } },
  } as AxiosResponse)

interface FakeClient {
  readonly client: Client
  /** Writes: method, path and body of each. */
  readonly written: readonly (readonly [string, string, unknown])[]
}

/** The API of the fake backend; `special` answers first, and may throw. */
export function fakeClient(count: number, special: (asked: Asked) => unknown = () => undefined): FakeClient {
  const written: (readonly [string, string, unknown])[] = []
  const client = (async ({ url = '', method = 'get', params, data }: AxiosRequestConfig) => {
    const asked = {
      method: method.toUpperCase(),
      path: url,
      query: (params ?? {}) as Record<string, unknown>,
      body: data as unknown,
    }
    if (asked.method !== 'GET') written.push([asked.method, url, data])
    return special(asked) ?? answerOf(asked, count) ?? {}
  }) as unknown as Client
  return { client, written }
}

export const show = (children: ReactNode) => render(<FluentProvider theme={webLightTheme}>{children}</FluentProvider>)

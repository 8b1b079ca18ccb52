/** What MSAL asks of a browser and jsdom does not have. MSAL looks for subtle crypto; nested sign-in does not use it. */
export function completeJsdom(): void {
  Object.defineProperty(window.crypto, 'subtle', { value: {}, configurable: true })
  Object.assign(globalThis, { TextEncoder: Utf8Encoder, TextDecoder: Utf8Decoder })
}

class Utf8Encoder {
  encode(text: string): Uint8Array {
    const escaped = encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_match, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    return Uint8Array.from(escaped, (character) => character.charCodeAt(0))
  }
}

class Utf8Decoder {
  decode(bytes: Uint8Array): string {
    return decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  }
}

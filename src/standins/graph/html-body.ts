/** What Exchange makes of a body: active content gone, wrapped as a whole document. Compare text, never HTML (contract §4). */
export function sanitiseBody(html: string): string {
  const safe = html
    .replaceAll(/<(script|style|iframe|object|embed)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/<\/?(script|iframe|object|embed)\b[^>]*>/gi, '')
    .replaceAll(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '')
  const inner = /<body\b[^>]*>([\s\S]*?)<\/body>/i.exec(safe)?.[1] ?? safe.replaceAll(/<\/?(html|head|body|meta)\b[^>]*>/gi, '')
  return `<html>\r\n<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n</head>\r\n<body>\r\n${inner.trim()}\r\n</body>\r\n</html>\r\n`
}

export function textToHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped.replaceAll(/\r\n|\r|\n/g, '<br>\r\n')
}

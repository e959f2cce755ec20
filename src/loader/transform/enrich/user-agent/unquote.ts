/** URL-decodes as Python's `unquote`: what is not UTF-8 becomes U+FFFD, what is no escape stays. */
export function unquote(text: string): string {
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) => Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'));
}

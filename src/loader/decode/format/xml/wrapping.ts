import { isTag } from './xml-reader';
import { trim } from '../../framing/lines';

const LESS = 60;

/**
 * Whether text around records only wraps them: declarations, comments, and tags of elements that the records are in.
 * A whole element isn't wrapping: it may be a log. Nor is the beginning of another `record`.
 */
export function isWrapping(around: string, record = ''): boolean {
  const text = trim(around);
  let at = 0;
  let opened = false;
  while (at < text.length) {
    if (text.charCodeAt(at) !== LESS) {
      if (!isPadding(text.charCodeAt(at))) return false;
      at++;
      continue;
    }
    const comment = text.startsWith('<!--', at);
    const end = text.indexOf(comment ? '-->' : '>', at);
    if (end < 0) return false;
    const closing = text.startsWith('</', at);
    const declaration = text.startsWith('<?', at) || text.startsWith('<!', at);
    if (record !== '' && isTag(text, at + 1, record)) return false;
    if ((closing && opened) || (!declaration && text[end - 1] === '/')) return false;
    opened ||= !closing && !declaration;
    at = end + (comment ? 3 : 1);
  }
  return true;
}

/** White space, bytes that fill up buffers, and a byte order mark. */
function isPadding(code: number): boolean {
  return code <= 32 || code === 0xfeff;
}

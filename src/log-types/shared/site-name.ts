let lastKey = '';
let lastName: string | undefined;

/** NAME of `/web-site-name=NAME/` in an object's key. */
export function siteNameIn(key: string): string | undefined {
  if (key !== lastKey) {
    lastKey = key;
    lastName = /\/web-site-name=([^/]+)\//.exec(key)?.[1];
  }
  return lastName;
}

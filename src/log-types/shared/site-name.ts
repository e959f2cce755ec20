import { rememberLast } from './remember-last';

/** NAME of `/web-site-name=NAME/` in an object's key. */
export const siteNameIn = rememberLast((key): string | undefined => /\/web-site-name=([^/]+)\//.exec(key)?.[1]);

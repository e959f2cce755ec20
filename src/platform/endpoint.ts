/** Where OpenSearch is and how it is spoken to. */
export interface Endpoint {
  readonly url: string;
  /** Set when requests are signed (SigV4). */
  readonly signing?: { readonly region: string; readonly service: 'es' | 'aoss' };
}

/** Other names may have labels that look like a region: `dev-siem-1.example.com`. */
const OF_AWS = /\.(amazonaws\.(com(\.cn)?|eu)|on\.aws|api\.aws|c2s\.ic\.gov|sc2s\.sgov\.gov)(:\d+)?$/;

/**
 * A host name is spoken to by https with signed requests; an `http(s)://…` URL as it stands, unsigned. Region and
 * service stand in the host names of AWS; for a name of one's own they are `es` and the region of the process.
 */
export function parseEndpoint(text: string, region: string | undefined): Endpoint {
  if (/^https?:\/\//.test(text)) return { url: text.replace(/\/+$/, '') };
  if (!/^[\w.-]+(:\d+)?$/.test(text)) throw new Error(`ENDPOINT is neither a host name nor an http(s):// URL: "${text}"`);
  const labels = OF_AWS.test(text) ? text.split('.') : [];
  const ofHost = labels.find((label) => /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(label));
  const signingRegion = ofHost ?? region;
  if (signingRegion === undefined) throw new Error(`no region to sign requests for ${text}: set AWS_REGION`);
  return { url: `https://${text}`, signing: { region: signingRegion, service: labels.includes('aoss') ? 'aoss' : 'es' } };
}

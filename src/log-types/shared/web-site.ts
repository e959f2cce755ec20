import { ec2InstanceIdIn } from './ec2-instance-id';
import { objectField } from './object-field';
import { siteNameIn } from './site-name';
import type { Fields, RecordContext } from '../../loader/types';

/** What the places of a web server's log tell: service.name, url.scheme and the instance. */
export function writeWebSite(doc: Fields, context: RecordContext, log: 'access' | 'error'): void {
  const site = siteNameIn(context.key);
  if (site !== undefined) doc.service = { name: site };
  const group = context.logGroup;
  if (group?.includes('ssl')) objectField(doc, 'url').scheme = 'https';
  else if (group?.includes(log)) objectField(doc, 'url').scheme = 'http';
  const id = ec2InstanceIdIn(context.logStream);
  if (id === undefined) return;
  objectField(objectField(doc, 'cloud'), 'instance').id = id;
  objectField(doc, 'related').hosts = id;
}

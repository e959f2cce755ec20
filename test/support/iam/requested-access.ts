import { IncomingMessage } from 'node:http';
import { Access } from './policy';
import { storageAccess } from './storage-access';

/** What a request needs. */
export interface RequestedAccess {
  readonly needed: Access[];
  /** Without it a missing object looks like a forbidden one. */
  readonly whenMissing?: Access;
}

/** What a request is for. */
export interface Target {
  /** As in the scope of the signature; `es` for requests to OpenSearch. */
  readonly service: string;
  /** ARN of the domain, or of the collection of OpenSearch Serverless. */
  readonly searchArn?: string;
  readonly keys: { readonly [arn: string]: string };
}

const AT = 'us-east-1:123456789012';

/** Resource of a JSON request, by service: which member names it. */
const NAMED_BY: { [service: string]: (body: any) => string } = {
  ssm: ({ Path, Name, Names }) => `arn:aws:ssm:${AT}:parameter${Path ?? Name ?? Names[0]}`,
  secretsmanager: ({ SecretId }) => SecretId,
  kms: ({ KeyId }) => (KeyId.startsWith('arn:') ? KeyId : `arn:aws:kms:${AT}:key/${KeyId}`),
  organizations: () => '*',
};

/** Reads off a request which permissions it needs: https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html */
export function requestedAccess(request: IncomingMessage, body: string, target: Target): RequestedAccess {
  const { service, keys } = target;
  const { pathname } = new URL(request.url!, 'http://host');
  const operation = String(request.headers['x-amz-target'] ?? '').split('.').at(-1)!;
  switch (service) {
    case 'es':
      return { needed: [searchAccess(request.method!, pathname, target.searchArn!)] };
    case 's3':
      return storageAccess(request, keys);
    case 'sqs': {
      const { QueueUrl, QueueName } = JSON.parse(body);
      const queue = `arn:aws:sqs:${AT}:${QueueName ?? String(QueueUrl).split('/').at(-1)}`;
      const action = operation.replace(/Batch$/, '');
      const actions = { SendMessage: ['kms:GenerateDataKey', 'kms:Decrypt'], ReceiveMessage: ['kms:Decrypt'] }[action] ?? [];
      return { needed: [{ action: `sqs:${action}`, resource: queue }, ...usingKey(keys[queue], actions)] };
    }
    case 'sns': {
      const form = new URLSearchParams(body);
      const topic = form.get('TopicArn')!;
      return { needed: [{ action: `sns:${form.get('Action')}`, resource: topic }, ...usingKey(keys[topic], ['kms:GenerateDataKey', 'kms:Decrypt'])] };
    }
    case 'lambda':
      return { needed: [lambdaAccess(request.method!, pathname)] };
    case 'sts': {
      const form = new URLSearchParams(body);
      return { needed: [{ action: `sts:${form.get('Action')}`, resource: form.get('RoleArn')! }] };
    }
    default: {
      const named = NAMED_BY[service];
      if (!named) throw new Error(`no rule says which permission ${service} ${operation} needs`);
      const parsed = JSON.parse(body);
      const resource = named(parsed);
      const context = service === 'kms' ? grantContext(parsed) : undefined;
      return { needed: [{ action: `${service}:${operation}`, resource, context }, ...usingKey(keys[resource], ['kms:Decrypt'])] };
    }
  }
}

function usingKey(key: string | undefined, actions: string[]): Access[] {
  return key === undefined ? [] : actions.map((action) => ({ action, resource: key }));
}

function searchAccess(method: string, pathname: string, arn: string): Access {
  // a collection knows no paths
  if (arn.includes(':aoss:')) return { action: 'aoss:APIAccessAll', resource: arn };
  return { action: `es:ESHttp${method.charAt(0)}${method.slice(1).toLowerCase()}`, resource: `${arn}${pathname}` };
}

function grantContext({ GranteePrincipal, Operations }: { GranteePrincipal?: string; Operations?: string[] }): Access['context'] {
  return {
    ...(GranteePrincipal !== undefined && { 'kms:GranteePrincipal': GranteePrincipal }),
    ...(Operations && { 'kms:GrantOperations': Operations }),
  };
}

function lambdaAccess(method: string, pathname: string): Access {
  const [, , kind, name, part] = pathname.split('/');
  if (kind === 'event-source-mappings') {
    const verb = { GET: name ? 'Get' : 'List', PUT: 'Update' }[method];
    return { action: `lambda:${verb}EventSourceMapping${name ? '' : 's'}`, resource: name ? `arn:aws:lambda:${AT}:event-source-mapping:${name}` : '*' };
  }
  if (kind === 'tags') {
    return { action: `lambda:${method === 'GET' ? 'ListTags' : 'TagResource'}`, resource: decodeURIComponent(name) };
  }
  const verb = { GET: 'Get', PUT: 'Put', DELETE: 'Delete' }[method];
  const functionName = decodeURIComponent(name).split(':').at(-1);
  return { action: `lambda:${verb}Function${part === 'concurrency' ? 'Concurrency' : ''}`, resource: `arn:aws:lambda:${AT}:function:${functionName}` };
}

import { IncomingMessage } from 'node:http';

/** An action of IAM on an ARN. */
export interface Access { readonly action: string; readonly resource: string }

/** What a request needs beyond what moto checks. */
export interface RequestedAccess {
  readonly needed: Access[];
  /** Without it a missing object looks like a forbidden one. */
  readonly whenMissing?: Access;
}

interface Target {
  /** As in the scope of the signature; `es` for requests to OpenSearch. */
  readonly service: string;
  readonly domainArn?: string;
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

/** Methods of S3 on objects that make S3 use the bucket's key in the caller's name. */
const KEY_ACTIONS: { [method: string]: string } = { GET: 'kms:Decrypt', PUT: 'kms:GenerateDataKey', POST: 'kms:GenerateDataKey' };

/** Reads off a request which permissions it needs: https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html */
export function requestedAccess(request: IncomingMessage, body: string, target: Target): RequestedAccess {
  const { service, keys } = target;
  const { pathname } = new URL(request.url!, 'http://host');
  const operation = String(request.headers['x-amz-target'] ?? '').split('.').at(-1)!;
  switch (service) {
    case 'es': {
      const method = request.method!.charAt(0) + request.method!.slice(1).toLowerCase();
      return { needed: [{ action: `es:ESHttp${method}`, resource: `${target.domainArn}${pathname}` }] };
    }
    case 's3': {
      const [, bucket, ...key] = pathname.split('/');
      const arn = `arn:aws:s3:::${bucket}`;
      if (key.join('') === '') return { needed: [] };
      const encrypted = keys[arn] && KEY_ACTIONS[request.method!];
      return {
        needed: encrypted ? [{ action: encrypted, resource: keys[arn] }] : [],
        whenMissing: { action: 's3:ListBucket', resource: arn },
      };
    }
    case 'sqs': {
      const queue = `arn:aws:sqs:${AT}:${String(JSON.parse(body).QueueUrl).split('/').at(-1)}`;
      const actions = operation.startsWith('SendMessage') ? ['kms:GenerateDataKey', 'kms:Decrypt'] : operation === 'ReceiveMessage' ? ['kms:Decrypt'] : [];
      return { needed: keys[queue] ? actions.map((action) => ({ action, resource: keys[queue] })) : [] };
    }
    case 'sns': {
      const form = new URLSearchParams(body);
      const topic = form.get('TopicArn')!;
      const key = keys[topic] ? ['kms:GenerateDataKey', 'kms:Decrypt'].map((action) => ({ action, resource: keys[topic] })) : [];
      return { needed: [{ action: `sns:${form.get('Action')}`, resource: topic }, ...key] };
    }
    case 'lambda':
      return { needed: [lambdaAccess(request.method!, pathname)] };
    case 'sts':
      return { needed: [] };
    default: {
      const named = NAMED_BY[service];
      if (!named) throw new Error(`no rule says which permission ${service} ${operation} needs`);
      return { needed: [{ action: `${service}:${operation}`, resource: named(JSON.parse(body)) }] };
    }
  }
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

import { IncomingMessage } from 'node:http';
import { Access } from './policy';
import type { RequestedAccess } from './requested-access';

/** Methods on objects: what S3 does, and how it uses the bucket's key in the caller's name. */
const OBJECT_ACTIONS: { [method: string]: { action: string; key?: string } } = {
  GET: { action: 's3:GetObject', key: 'kms:Decrypt' },
  HEAD: { action: 's3:GetObject' },
  PUT: { action: 's3:PutObject', key: 'kms:GenerateDataKey' },
  POST: { action: 's3:PutObject', key: 'kms:GenerateDataKey' },
  DELETE: { action: 's3:DeleteObject' },
};

/** Settings of a bucket, by the word in the query. */
const SETTINGS: { [word: string]: string } = { policy: 'BucketPolicy', notification: 'BucketNotification' };
const VERBS: { [method: string]: string } = { GET: 'Get', PUT: 'Put', DELETE: 'Delete' };

/** Permissions that a request to S3 needs. @param keys of encrypted buckets, by ARN */
export function storageAccess(request: IncomingMessage, keys: { readonly [arn: string]: string }): RequestedAccess {
  const { pathname, searchParams } = new URL(request.url!, 'http://host');
  const [, bucket, ...key] = pathname.split('/');
  const arn = `arn:aws:s3:::${bucket}`;
  if (key.join('') === '') return { needed: [bucketAccess(request.method!, searchParams, arn)] };
  const { action, key: keyAction } = OBJECT_ACTIONS[request.method!];
  const object = { action: searchParams.has('versionId') ? `${action}Version` : action, resource: `${arn}/${decodeURIComponent(key.join('/'))}` };
  return {
    needed: [object, ...(keys[arn] && keyAction ? [{ action: keyAction, resource: keys[arn] }] : [])],
    whenMissing: { action: 's3:ListBucket', resource: arn },
  };
}

function bucketAccess(method: string, query: URLSearchParams, resource: string): Access {
  const word = Object.keys(SETTINGS).find((each) => query.has(each));
  if (word !== undefined) return { action: `s3:${VERBS[method]}${SETTINGS[word]}`, resource };
  if (method === 'GET' && query.has('list-type')) return { action: 's3:ListBucket', resource, context: { 's3:prefix': query.get('prefix') ?? '' } };
  throw new Error(`no rule says which permission ${method} ${resource}?${query} needs`);
}

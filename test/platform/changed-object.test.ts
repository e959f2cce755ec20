import { readChanged } from '../../src/platform/changed-object';

/** A client whose only object has this content; undefined: it has none. */
function bucketOf(content: string | undefined, etag = '"1"') {
  const send = async ({ input }: { input: { Bucket: string; Key: string; IfNoneMatch?: string } }) => {
    expect(input).toMatchObject({ Bucket: 'b', Key: 'k' });
    if (content === undefined) throw Object.assign(new Error('NoSuchKey'), { $metadata: { httpStatusCode: 404 } });
    if (content === 'forbidden') throw Object.assign(new Error('AccessDenied'), { $metadata: { httpStatusCode: 403 } });
    if (input.IfNoneMatch === etag) throw Object.assign(new Error('NotModified'), { $metadata: { httpStatusCode: 304 } });
    return { ETag: etag, Body: { transformToByteArray: async () => Buffer.from(content) } };
  };
  return { send } as never;
}

it('an object is read when it is new, or other than before', async () => {
  const changed = { kind: 'changed', bytes: Buffer.from('text'), etag: '"1"' };
  expect(await readChanged(bucketOf('text'), 'b', 'k')).toEqual(changed);
  expect(await readChanged(bucketOf('text'), 'b', 'k', '"0"')).toEqual(changed);
});

it('an object that is as it was is not read again', async () => {
  expect(await readChanged(bucketOf('text'), 'b', 'k', '"1"')).toEqual({ kind: 'same' });
});

it('an object that is not there is absent; one that must not be read is an error', async () => {
  expect(await readChanged(bucketOf(undefined), 'b', 'k', '"1"')).toEqual({ kind: 'absent' });
  await expect(readChanged(bucketOf('forbidden'), 'b', 'k')).rejects.toThrow('AccessDenied');
});

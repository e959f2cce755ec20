import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { KMSClient } from '@aws-sdk/client-kms';
import { revokeGrants } from '../../../src/operations/bucket-attachment/key-grant';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000000';

/** A client of a service that answers everything with one error. */
async function revokeWhenAnswered(__type: string): Promise<void> {
  const server = createServer((_, response) => {
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify({ __type, message: 'no' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await revokeGrants(new KMSClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } }), KEY, 'owner');
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test.each(['NotFoundException', 'KMSInvalidStateException'])('a key that is gone or going (%s) has no grant that must be taken back', async (error) => {
  await expect(revokeWhenAnswered(error)).resolves.toBeUndefined();
});

test('a key that we may not look at is an error', async () => {
  await expect(revokeWhenAnswered('AccessDeniedException')).rejects.toMatchObject({ name: 'AccessDeniedException' });
});

import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import { logBucketClients } from '../../src/platform/log-bucket-clients';

const CONTROL_TOWER = { buckets: ['aws-controltower-logs'], roleArn: 'arn:aws:iam::123456789012:role/log-archive' };
const SECURITY_LAKE = { roleArn: 'arn:aws:iam::123456789012:role/subscriber', externalId: 'ext-1' };
const own = new S3Client({ region: 'us-east-1', credentials: { accessKeyId: 'own', secretAccessKey: 's' } });

let server: Server;
let asked: URLSearchParams[];
const before = { ...process.env };

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk)).on('end', () => {
      const form = new URLSearchParams(text);
      asked.push(form);
      const credentials = `<AccessKeyId>${form.get('RoleArn')!.split('/')[1]}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>`;
      const result = `<Credentials>${credentials}<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`;
      response.setHeader('content-type', 'text/xml');
      response.end(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>${result}</AssumeRoleResult></AssumeRoleResponse>`);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's',
  });
});

beforeEach(() => {
  asked = [];
});

afterAll(async () => {
  process.env = before;
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const clients = (roles: Partial<Parameters<typeof logBucketClients>[1]>) =>
  logBucketClients(own, { controlTower: undefined, securityLake: undefined, ...roles }, (credentials) => new S3Client({ region: 'us-east-1', credentials }));
const keyOf = async (client: S3Client): Promise<string> => (await client.config.credentials()).accessKeyId;

describe('the client that reads a bucket', () => {
  it('has the role of Control Tower for its buckets, of Security Lake for its own, and the loader\'s for all others', async () => {
    const clientOf = clients({ controlTower: CONTROL_TOWER, securityLake: SECURITY_LAKE });
    expect(await keyOf(clientOf('aws-controltower-logs'))).toBe('log-archive');
    expect(await keyOf(clientOf('aws-security-data-lake-eu-west-1-x'))).toBe('subscriber');
    expect(clientOf('aes-siem-123456789012-log')).toBe(own);
    expect(asked.map((form) => [form.get('RoleArn'), form.get('ExternalId')])).toEqual([[CONTROL_TOWER.roleArn, null], [SECURITY_LAKE.roleArn, 'ext-1']]);
  });

  it('assumes a role once for many objects', async () => {
    const clientOf = clients({ securityLake: SECURITY_LAKE });
    for (const bucket of ['aws-security-data-lake-a', 'aws-security-data-lake-b']) await keyOf(clientOf(bucket));
    expect(asked).toHaveLength(1);
  });

  it('has the loader\'s own role where none is set', () => {
    expect(clients({})('aws-security-data-lake-a')).toBe(own);
  });
});

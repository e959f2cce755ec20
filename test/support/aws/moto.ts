import { spawn, ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PythonEnvironment } from '../packages/python';

const REQUIREMENTS = join(__dirname, 'moto.requirements.txt');
const REGION = 'us-east-1';
const STARTS_WITHIN = 60_000;

/** What a client of the AWS SDK needs to speak to the server. */
export interface MotoClientConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly forcePathStyle: boolean;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
}

/** AWS APIs on this machine (https://docs.getmoto.org): S3, SQS, SNS, SSM, KMS, IAM, STS, Organizations and others, state in memory. */
export class Moto {
  /** Starts a server on a free port. */
  static async start(): Promise<Moto> {
    const python = PythonEnvironment.with(REQUIREMENTS);
    const port = await freePort();
    const child = spawn(python.program('moto_server'), ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    const moto = new Moto(`http://127.0.0.1:${port}`, child);
    await moto.reached();
    return moto;
  }

  private constructor(readonly url: string, private readonly child: ChildProcess) {}

  /** Of a client; the keys are those of nobody, or of a user or an assumed role that a test made. */
  client(credentials: MotoClientConfig['credentials'] = { accessKeyId: 'test', secretAccessKey: 'test' }): MotoClientConfig {
    return { endpoint: this.url, region: REGION, forcePathStyle: true, credentials };
  }

  /** Environment under which a bundled function speaks to the server instead of AWS. */
  environment(credentials: MotoClientConfig['credentials'] = { accessKeyId: 'test', secretAccessKey: 'test' }): Record<string, string> {
    return {
      AWS_ENDPOINT_URL: this.url,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      ...(credentials.sessionToken && { AWS_SESSION_TOKEN: credentials.sessionToken }),
    };
  }

  /** From now on requests need a signature and a policy that allows them. */
  async enforcePolicies(): Promise<void> {
    await fetch(`${this.url}/moto-api/reset-auth`, { method: 'POST', body: '0' });
  }

  /** Forgets everything, that policies are enforced, too. */
  async reset(): Promise<void> {
    await fetch(`${this.url}/moto-api/reset-auth`, { method: 'POST', body: 'inf' });
    await fetch(`${this.url}/moto-api/reset`, { method: 'POST' });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill();
    await ended;
  }

  private async reached(): Promise<void> {
    const until = Date.now() + STARTS_WITHIN;
    while (Date.now() < until && this.child.exitCode === null) {
      const answer = await fetch(`${this.url}/moto-api/data.json`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    this.child.kill();
    throw new Error(`moto_server did not answer at ${this.url}`);
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

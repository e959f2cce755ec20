import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { AwsStub } from './aws';
import { BulkStub } from './bulk';
import { StubReady, StubRequest, StubStats } from './protocol';

// The process that stands for AWS and OpenSearch: its CPU time is nobody's business.
const aws = new AwsStub();
const bulk = new BulkStub(() => aws.lastRead);

function listen(stub: { answer(request: IncomingMessage, response: ServerResponse): Promise<void> }): Promise<string> {
  const server = createServer((request, response) => {
    stub.answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  // a connection that the loader keeps must not be closed under its next request
  server.keepAliveTimeout = 120_000;
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => {
    resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }));
}

function apply(request: StubRequest): StubStats {
  if (request.call === 'expose') {
    aws.objects = request.objects;
  } else if (request.call === 'reset') {
    aws.splits = 0;
    bulk.reset(request.capture);
  }
  return { ...bulk.stats(), splits: aws.splits };
}

process.on('message', (request: StubRequest) => process.send!(apply(request)));
process.on('disconnect', () => process.exit(0));

Promise.all([listen(aws), listen(bulk)]).then(([awsUrl, searchUrl]) => {
  const ready: StubReady = { awsUrl, searchUrl };
  process.send!(ready);
}, (error) => {
  console.error(error);
  process.exit(1);
});

import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Moto } from './moto';

// the first time a virtual environment is installed
jest.setTimeout(5 * 60_000);

test('what a client stores in the local AWS is there until it is reset', async () => {
  const moto = await Moto.start();
  try {
    const s3 = new S3Client(moto.client());
    await s3.send(new CreateBucketCommand({ Bucket: 'logs' }));
    await s3.send(new PutObjectCommand({ Bucket: 'logs', Key: 'a', Body: 'one' }));
    const read = await s3.send(new GetObjectCommand({ Bucket: 'logs', Key: 'a' }));
    expect(await read.Body!.transformToString()).toBe('one');

    await moto.reset();

    await expect(s3.send(new GetObjectCommand({ Bucket: 'logs', Key: 'a' }))).rejects.toThrow('bucket does not exist');
  } finally {
    await moto.stop();
  }
});

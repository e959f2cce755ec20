import { execFileSync } from 'node:child_process';
import { zipSync } from 'fflate';

/** What bzip2 makes of the bytes: there is no library that compresses, Python's standard one does. */
export function bzip2(bytes: Buffer): Buffer {
  return execFileSync('python3', ['-c', 'import bz2, sys; sys.stdout.buffer.write(bz2.compress(sys.stdin.buffer.read()))'], { input: bytes, maxBuffer: 1 << 30 });
}

/** An archive of files by name, in this order. */
export function zip(files: { readonly [name: string]: Buffer }): Buffer {
  return Buffer.from(zipSync(files as Record<string, Uint8Array>));
}

/** An archive as programs write it that don't know the size before the content: sizes stand behind it, in a data descriptor. */
export function streamedZip(name: string, content: Buffer): Buffer {
  const program = [
    'import io, sys, zipfile',
    'class Pipe(io.RawIOBase):',
    '    def writable(self): return True',
    '    def write(self, data): sys.stdout.buffer.write(data); return len(data)',
    'with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as archive: archive.writestr(sys.argv[1], sys.stdin.buffer.read())',
  ];
  return execFileSync('python3', ['-c', program.join('\n'), name], { input: content });
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { javaMajor } from './java-home';
import { ServerFolder } from './server-folder';

/** What the command line of a server is made of. */
export interface JavaCommandOptions {
  readonly javaHome: string;
  /** Home folder of the distribution. */
  readonly home: string;
  readonly folder: ServerFolder;
  /** Java heap in MiB. */
  readonly heapMb: number;
}

/**
 * The command that runs the server in the foreground.
 *
 * Java is started without the distribution's script: that would start four Javas one after the other, and ask for a keystore's password.
 */
export function javaCommand({ javaHome, home, folder, heapMb }: JavaCommandOptions): string[] {
  return [
    join(javaHome, 'bin', 'java'),
    `-Xms${heapMb}m`,
    `-Xmx${heapMb}m`,
    '-Xss1m',
    '-Xshare:auto',
    '-XX:+UseSerialGC', // least memory and fewest threads; the heap is small
    '-XX:-OmitStackTraceInFastThrow',
    `-XX:ErrorFile=${join(folder.logs, 'hs_err_pid%p.log')}`,
    '-Dfile.encoding=UTF-8',
    '-Djava.awt.headless=true',
    '-Djna.nosys=true',
    '-Dio.netty.noUnsafe=true',
    '-Dio.netty.noKeySetOptimization=true',
    '-Dio.netty.recycler.maxCapacityPerThread=0',
    '-Dio.netty.allocator.numDirectArenas=0',
    '-Dlog4j.shutdownHookEnabled=false',
    '-Dlog4j2.disable.jmx=true',
    '-Djava.util.concurrent.ForkJoinPool.common.threadFactory=org.opensearch.secure_sm.SecuredForkJoinWorkerThreadFactory',
    `-Djava.io.tmpdir=${folder.temp}`,
    `-Djna.tmpdir=${folder.temp}`,
    ...permissionOptions(home, javaMajor(javaHome) ?? 0),
    `-Dopensearch.path.home=${home}`,
    `-Dopensearch.path.conf=${folder.config}`,
    '-Dopensearch.distribution.type=zip',
    '-Dopensearch.bundled_jdk=false',
    '-cp',
    join(home, 'lib', '*'),
    'org.opensearch.bootstrap.OpenSearch',
  ];
}

/** The security manager of OpenSearch 2 must be allowed from Java 18 on; OpenSearch 3 has an agent in its place. */
function permissionOptions(home: string, javaRelease: number): string[] {
  const agent = join(home, 'agent', 'opensearch-agent.jar');
  if (existsSync(agent)) {
    return [`-javaagent:${agent}`];
  }
  return javaRelease >= 18 ? ['-Djava.security.manager=allow'] : [];
}

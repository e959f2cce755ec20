import { Random } from './random';
import { START, World } from './world';

const METHODS = ['GET', 'GET', 'GET', 'GET', 'GET', 'GET', 'HEAD', 'POST', 'POST', 'DELETE'];
const STATUSES = [200, 200, 200, 200, 200, 200, 200, 200, 204, 302, 304, 400, 403, 404, 500, 502];
const DOMAINS = ['shop.example.com', 'api.example.com', 'www.example.org'];

/** A line of an Application Load Balancer's access log. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html */
export function albLine(random: Random, world: World, i: number): string {
  const end = START + i * 9 + random.int(0, 9);
  const account = world.accounts[0];
  const micros = (ms: number) => `${new Date(ms).toISOString().slice(0, -1)}${random.int(100, 1000)}Z`;
  const tls = random.chance(0.8);
  const status = random.pick(STATUSES);
  const answered = status !== 502;
  const target = answered ? `${random.pick(world.hosts)}:8080` : '-';
  const targetStatus = answered ? String(status) : '-';
  const domain = random.pick(DOMAINS);
  const scheme = tls ? 'https' : 'http';
  const seconds = answered ? `0.00${random.int(0, 3)} ${random.fraction().toFixed(3)} 0.000` : '-1 -1 -1';
  return [
    tls ? 'h2' : 'http',
    micros(end),
    'app/front/0c1d2e3f4a5b6c7d',
    `${random.pick(world.clients)}:${random.int(1024, 65_536)}`,
    target,
    seconds,
    status,
    targetStatus,
    random.int(50, 2500),
    random.int(150, 120_000),
    `"${random.pick(METHODS)} ${scheme}://${domain}:${tls ? 443 : 80}${path(random)} HTTP/${tls ? '2.0' : '1.1'}"`,
    `"${random.pick(world.userAgents)}"`,
    tls ? 'TLS_AES_128_GCM_SHA256 TLSv1.3' : '- -',
    `arn:aws:elasticloadbalancing:eu-central-1:${account}:targetgroup/front/8f9e0d1c2b3a4958`,
    `"Root=1-${Math.floor(end / 1000).toString(16)}-${random.hex(24)}"`,
    tls ? `"${domain}" "arn:aws:acm:eu-central-1:${account}:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"` : '"-" "-"',
    random.int(0, 4),
    micros(end - random.int(1, 900)),
    `"${status === 403 ? 'waf,fixed-response' : 'forward'}" "-" "-" "${target}" "${targetStatus}" "-" "-"`,
  ].join(' ');
}

function path(random: Random): string {
  const page = random.pick(['/', '/cart', '/account/orders', `/products/${random.int(1, 6000)}`, `/assets/main.${random.hex(8)}.css`, '/v2/stock', '/signin']);
  return page + random.pick(['', '', `?sku=${random.int(1, 900)}&size=${random.int(1, 9)}`, `?ref=news&campaign=${random.hex(6)}`]);
}

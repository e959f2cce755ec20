import type { Random } from './random';
import { START, World } from './world';

/** Milliseconds between a query and the next. */
export const SLOW_QUERY_MS = 730;

const USERS = ['shop_app', 'shop_app', 'shop_app', 'report', 'batch'];
const STATES = ['open', 'paid', 'packed', 'sent', 'returned'];

/**
 * An entry of the slow query log of MySQL: several lines.
 * https://dev.mysql.com/doc/refman/8.4/en/slow-query-log.html
 */
export function slowQuery(random: Random, world: World, i: number): string {
  const time = new Date(START + i * SLOW_QUERY_MS);
  const user = random.pick(USERS);
  const seconds = 1 + random.fraction() * random.pick([1, 1, 4, 40]);
  return [
    `# Time: ${time.toISOString().slice(0, -1)}${random.int(100, 1000)}Z`,
    `# User@Host: ${user}[${user}] @  [${random.pick(world.hosts)}]  Id: ${random.int(100, 90_000)}`,
    `# Query_time: ${seconds.toFixed(6)}  Lock_time: 0.0000${random.int(10, 100)} Rows_sent: ${random.int(0, 5000)}  Rows_examined: ${random.int(0, 9_000_000)}`,
    ...random.chance(0.3) ? ['use shop;'] : [],
    `SET timestamp=${Math.floor(time.getTime() / 1000)};`,
    `${statement(random)};`,
  ].join('\n');
}

function statement(random: Random): string {
  const state = random.pick(STATES);
  switch (random.int(0, 5)) {
    case 0: return `SELECT count(*) FROM orders o JOIN order_items i ON i.order_id = o.id\nWHERE o.state = '${state}' AND o.created_at > now() - interval ${random.int(1, 90)} day`;
    case 1: return 'SELECT p.id, p.title, p.price, s.quantity\n  FROM products p\n  LEFT JOIN stock s ON s.product_id = p.id\n'
      + ` WHERE p.title LIKE '%${random.hex(4)}%'\n ORDER BY p.updated_at DESC\n LIMIT ${random.int(10, 200)}`;
    case 2: return `UPDATE carts SET touched_at = now() WHERE session_id = '${random.hex(32)}'`;
    case 3: return 'SELECT c.id, c.email, sum(i.price * i.quantity) AS total\n  FROM customers c\n  JOIN orders o ON o.customer_id = c.id\n'
      + `  JOIN order_items i ON i.order_id = o.id\n WHERE o.state = '${state}' AND c.id IN (${Array.from({ length: 30 }, () => random.int(1, 200_000)).join(', ')})\n`
      + ` GROUP BY c.id, c.email\nHAVING total > ${random.int(100, 5000)}`;
    default: return `DELETE FROM sessions WHERE expires_at < '2025-0${random.int(1, 4)}-0${random.int(1, 9)} 00:00:00' LIMIT 10000`;
  }
}

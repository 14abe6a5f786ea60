import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FanOutConsumer } from './consumers.mjs';

test('a consumer to which nothing is pushed gives up after a minute', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const reading = new FanOutConsumer({}, 'stream').read();
  const failed = assert.rejects(reading, { message: 'an event: not within a minute' });
  t.mock.timers.tick(60_000);
  await failed;
});

test('a consumer that never opened closes', async () => {
  await new FanOutConsumer({ kinesis: { send: () => assert.fail('nothing is to be asked') } }, 'stream').close();
});

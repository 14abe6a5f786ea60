// Daemons with processors in other languages, against a stream whose workers die and whose shards are split.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';

import {
  CreateStreamCommand, DeleteStreamCommand, KinesisClient, PutRecordCommand, SplitShardCommand, waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';

import { Application, processors } from './worker.mjs';

const kinesis = new KinesisClient({ endpoint: process.env.MILLRACE_ENDPOINT });
const KEYS = Array.from({ length: 10 }, (_, i) => `key-${i}`);
const QUARTER = (1n << 126n).toString();

// A stream of two shards, and an application that reads it from its beginning; both are gone after the test.
async function withApplication(command, properties, work) {
  const StreamName = `multilang-${randomBytes(6).toString('hex')}`;
  await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 2 }));
  await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName });
  const application = new Application(StreamName, command, {
    streamName: StreamName,
    initialPositionInStream: 'TRIM_HORIZON',
    retrievalMode: 'POLLING',
    idleTimeBetweenReadsInMillis: 200,
    failoverTimeMillis: 1500,
    parentShardPollIntervalMillis: 200,
    taskBackoffTimeMillis: 100,
    ...properties,
  });
  const sent = [];
  // Puts so many records, one after the other and each key in turn.
  const put = async (count) => {
    for (let i = 0; i < count; i++) {
      const Data = `${sent.length}`;
      const PartitionKey = KEYS[sent.length % KEYS.length];
      await kinesis.send(new PutRecordCommand({ StreamName, PartitionKey, Data: Buffer.from(Data) }));
      sent.push(Data);
    }
  };
  const arrived = () => {
    const data = new Set(application.records().map((record) => record.data));
    return sent.every((one) => data.has(one));
  };
  try {
    await work({ application, StreamName, put, sent, arrived });
  } finally {
    await application.close();
    await kinesis.send(new DeleteStreamCommand({ StreamName, EnforceConsumerDeletion: true }));
  }
}

// The order of a shard is kept in each child, and of each key in what arrived first.
function assertOrder(application) {
  const lastOf = new Map();
  for (const { pid, shard, number } of application.records()) {
    const last = lastOf.get(`${pid} ${shard}`);
    assert.ok(last === undefined || BigInt(number) > last, `${shard}: ${number} came after ${last}`);
    lastOf.set(`${pid} ${shard}`, BigInt(number));
  }
  const newestOf = new Map();
  const seen = new Set();
  for (const { key, data } of application.records()) {
    if (seen.has(data)) continue;
    seen.add(data);
    assert.ok(Number(data) > (newestOf.get(key) ?? -1), `${key}: ${data} came after ${newestOf.get(key)}`);
    newestOf.set(key, Number(data));
  }
}

for (const { language, command } of processors) {
  describe(`Processors in ${language}`, () => {
    test('get every record in order through the death of a worker and the split of a shard', () =>
      withApplication(command, {}, async ({ application, StreamName, put, arrived }) => {
        const first = application.start('first');
        await put(30);
        await application.until('the first worker reads', arrived);

        const second = application.start('second');
        await application.until('the second worker is there', () => second.log().includes('worker second'));
        first.daemon.kill('SIGKILL');
        await put(30);
        await application.until('the second worker reads', arrived);

        await kinesis.send(new SplitShardCommand({ StreamName, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: QUARTER }));
        await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName });
        await put(30);
        await application.until('the children of the split shard are read', arrived);
        assertOrder(application);
        const shards = new Set(application.records().map((record) => record.shard));
        assert.ok(shards.has('shardId-000000000002') || shards.has('shardId-000000000003'), [...shards].join());
        const of = (shard) => application.events().filter((event) => event.shard === shard).map((event) => event.event);
        assert.deepEqual(of('shardId-000000000000').slice(-2), ['shardEnded', 'checkpoint']);

        second.daemon.kill('SIGTERM');
        assert.deepEqual(await second.exit, [143, null]);
        assert.deepEqual(of('shardId-000000000001').slice(-3), ['shutdownRequested', 'checkpoint', 'leaseLost']);

        // Who comes after a clean stop begins where it stopped.
        const before = application.records().length;
        application.start('third');
        await put(10);
        await application.until('the third worker reads', arrived);
        assert.equal(application.records().length, before + 10);
      }));

    test('are asked to checkpoint when Ctrl+C hits the whole process group', () =>
      withApplication(command, {}, async ({ application, put, arrived }) => {
        const worker = application.start('only');
        await put(10);
        await application.until('the worker reads', arrived);

        process.kill(-worker.daemon.pid, 'SIGINT');

        assert.deepEqual(await worker.exit, [130, null]);
        for (const shard of ['shardId-000000000000', 'shardId-000000000001']) {
          const events = application.events().filter((event) => event.shard === shard).map((event) => event.event);
          assert.deepEqual(events.slice(-3), ['shutdownRequested', 'checkpoint', 'leaseLost']);
        }
      }));
  });
}

describe('A processor that dies', () => {
  const dies = 'sh -c "read line; echo \'no such table\' >&2; exit 7"';

  test('ends the daemon with 1 and the reason', () =>
    withApplication(dies, {}, async ({ application }) => {
      const worker = application.start('only', { command: dies });
      assert.deepEqual(await worker.exit, [1, null]);
      assert.match(worker.log(), /ended in the midst of 'initialize': exit code 7; last on stderr: \| {3}no such table/);
    }));

  test('is replaced where that is asked for', () =>
    withApplication(processors[1].command, {}, async ({ application, put, arrived }) => {
      application.start('only', { options: ['--on-child-failure', 'restart'] });
      await put(10);
      await application.until('the worker reads', arrived);
      const victims = new Set(application.records().map((record) => record.pid));
      for (const pid of victims) process.kill(pid, 'SIGKILL');

      await put(10);
      await application.until('other processors read', arrived);

      assertOrder(application);
      assert.ok(application.records().every((record) => Number(record.data) < 10 || !victims.has(record.pid)));
    }));
});

describe('Fan-out', () => {
  test('is what the daemon uses unless told otherwise', () =>
    withApplication(processors[1].command, { retrievalMode: 'DEFAULT', idleTimeBetweenReadsInMillis: 0 }, async ({ application, put, arrived }) => {
      const worker = application.start('only');
      await put(20);
      await application.until('records are pushed', arrived);
      assertOrder(application);
      assert.match(worker.log(), /retrieval FanOut/);
    }));
});

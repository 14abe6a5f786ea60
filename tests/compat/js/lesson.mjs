import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe } from 'node:test';

import {
  CreateStreamCommand, DeleteStreamCommand, GetRecordsCommand, GetShardIteratorCommand, PutRecordCommand,
  waitUntilStreamExists,
} from '@aws-sdk/client-kinesis';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

import { transports } from './transports.mjs';

export const FIRST_SHARD = 'shardId-000000000000';
export const bytes = (text) => new TextEncoder().encode(text);
export const text = (data) => new TextDecoder().decode(data);
export const shardId = (index) => `shardId-${String(index).padStart(12, '0')}`;

// What a test waits for comes within this, or it fails: far above anything measured.
const PATIENCE = 60_000;

// The promise, or an error when it takes longer than a minute.
export async function within(what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within a minute`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

// Asks again and again until it is so, for a minute at most.
export async function until(what, isSo) {
  const end = Date.now() + PATIENCE;
  while (!(await isSo())) assert.ok(Date.now() < end, `${what}: not within a minute`);
}

// What the tests of a lesson share: one client, the account, and streams that end with the lesson.
class Lesson {
  #streams = [];

  constructor(transport) {
    this.transport = transport;
    this.kinesis = transport.client();
  }

  async open() {
    const sts = new STSClient({ region: 'us-east-1', endpoint: this.transport.endpoint });
    this.account = (await sts.send(new GetCallerIdentityCommand({}))).Account;
    sts.destroy();
  }

  async close() {
    for (const [kinesis, StreamName] of this.#streams) {
      await kinesis.send(new DeleteStreamCommand({ StreamName, EnforceConsumerDeletion: true }));
    }
    this.kinesis.destroy();
  }

  streamName() {
    return `js-${randomBytes(6).toString('hex')}`;
  }

  async stream({ kinesis = this.kinesis, StreamName = this.streamName(), ...request } = {}) {
    await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1, ...request }));
    this.#streams.push([kinesis, StreamName]);
    await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName });
    return StreamName;
  }

  // Puts records one by one and returns their sequence numbers.
  async put(StreamName, ...texts) {
    const numbers = [];
    for (const datum of texts) {
      const answer = await this.kinesis.send(
        new PutRecordCommand({ StreamName, Data: bytes(datum), PartitionKey: 'key' }),
      );
      numbers.push(answer.SequenceNumber);
    }
    return numbers;
  }

  async iterator(StreamName, ShardIteratorType = 'TRIM_HORIZON', { ShardId = FIRST_SHARD, ...position } = {}) {
    const answer = await this.kinesis.send(
      new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType, ...position }),
    );
    return answer.ShardIterator;
  }

  // The records from an iterator up to the tip of its shard.
  async read(ShardIterator) {
    const records = [];
    for (;;) {
      const page = await this.kinesis.send(new GetRecordsCommand({ ShardIterator }));
      if (page.Records.length === 0 && page.MillisBehindLatest === 0) return records;
      records.push(...page.Records);
      ShardIterator = page.NextShardIterator;
    }
  }

  async data(iterator) {
    return (await this.read(iterator)).map((record) => text(record.Data));
  }

  // The command fails at status 400 with this error and exactly this message (or one that the pattern fits).
  async fails(name, message, command, kinesis = this.kinesis) {
    await assert.rejects(kinesis.send(command), (error) => {
      assert.equal(error.name, name);
      assert.equal(error.$metadata.httpStatusCode, 400);
      if (message instanceof RegExp) assert.match(error.message, message);
      else assert.equal(error.message, message);
      return true;
    });
  }
}

// Describes a lesson once for each transport.
export function lesson(title, tests) {
  for (const transport of transports) {
    describe(`${title} over ${transport.name}`, () => {
      const shared = new Lesson(transport);
      before(() => shared.open());
      after(() => shared.close());
      tests(shared);
    });
  }
}

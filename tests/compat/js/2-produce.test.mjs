import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';

import { PutRecordCommand, PutRecordsCommand } from '@aws-sdk/client-kinesis';

import { FIRST_SHARD, bytes, lesson, shardId, text } from './lesson.mjs';

// The shard that a partition key belongs to.
function shardOf(key, shards) {
  const position = BigInt(`0x${createHash('md5').update(key).digest('hex')}`);
  const index = position / (2n ** 128n / BigInt(shards));
  return shardId(Math.min(Number(index), shards - 1));
}

lesson('Lesson 2: produce', (l) => {
  test('one record', async () => {
    const StreamName = await l.stream();
    const { $metadata, ...answer } = await l.kinesis.send(
      new PutRecordCommand({ StreamName, Data: bytes('hello'), PartitionKey: 'greeting' }),
    );
    assert.match($metadata.requestId, /^[0-9a-f-]{36}$/);
    assert.deepEqual(Object.keys(answer).toSorted(), ['SequenceNumber', 'ShardId']);
    assert.equal(answer.ShardId, FIRST_SHARD);
    assert.match(answer.SequenceNumber, /^[1-9]\d{55}$/);
  });

  test('many records at once arrive once each', async () => {
    const name = await l.stream();
    const sent = Array.from({ length: 100 }, (_, index) => String(index));
    await Promise.all(sent.map((datum) => l.put(name, datum)));
    assert.deepEqual((await l.data(await l.iterator(name))).toSorted(), sent.toSorted());
  });

  test('a batch is answered record by record', async () => {
    const StreamName = await l.stream({ ShardCount: 2 });
    const keys = Array.from({ length: 500 }, (_, index) => `key-${index}`);
    const answer = await l.kinesis.send(
      new PutRecordsCommand({ StreamName, Records: keys.map((key) => ({ Data: bytes(key), PartitionKey: key })) }),
    );
    assert.equal(answer.FailedRecordCount, 0);
    assert.deepEqual(answer.Records.map((record) => record.ShardId), keys.map((key) => shardOf(key, 2)));
    for (const ShardId of [shardId(0), shardId(1)]) {
      assert.deepEqual(
        await l.data(await l.iterator(StreamName, 'TRIM_HORIZON', { ShardId })),
        keys.filter((key) => shardOf(key, 2) === ShardId),
      );
    }
  });

  test('a batch of 501 is refused whole', async () => {
    const StreamName = await l.stream();
    const Records = Array.from({ length: 501 }, () => ({ Data: bytes('x'), PartitionKey: 'k' }));
    await l.fails('ValidationException',
      /^1 validation error detected: Value '\[.*\]' at 'records' failed to satisfy constraint: Member must have length less than or equal to 500$/,
      new PutRecordsCommand({ StreamName, Records }));
    assert.deepEqual(await l.data(await l.iterator(StreamName)), []);
  });

  test('a partition key decides the shard', async () => {
    const StreamName = await l.stream({ ShardCount: 5 });
    for (const PartitionKey of ['a', 'user-17', 'käse', '日本', '🌊', 'k'.repeat(256)]) {
      const { ShardId } = await l.kinesis.send(new PutRecordCommand({ StreamName, Data: bytes('x'), PartitionKey }));
      assert.equal(ShardId, shardOf(PartitionKey, 5), PartitionKey);
    }
  });

  test('an explicit hash key beyond the space is refused', async () => {
    const StreamName = await l.stream();
    await l.fails('InvalidArgumentException',
      'Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. ' +
        `Specified value was ${2n ** 128n}`,
      new PutRecordCommand({
        StreamName, Data: bytes('x'), PartitionKey: 'k', ExplicitHashKey: String(2n ** 128n),
      }));
  });

  test('a file just under one mebibyte comes back whole', async () => {
    const StreamName = await l.stream();
    const Data = new Uint8Array(randomBytes(2 ** 20 - 4));
    await l.kinesis.send(new PutRecordCommand({ StreamName, Data, PartitionKey: 'file' }));
    const [record] = await l.read(await l.iterator(StreamName));
    assert.ok(Buffer.from(Data).equals(Buffer.from(record.Data)));
  });

  test('a record above one mebibyte is refused', async () => {
    const StreamName = await l.stream();
    const size = 2 ** 20 + 1;
    await l.fails('ValidationException',
      `1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=${size} cap=${size}]' at 'data' ` +
        'failed to satisfy constraint: Member must have length less than or equal to 1048576',
      new PutRecordCommand({ StreamName, Data: new Uint8Array(size), PartitionKey: 'k' }));
  });

  test('an empty record is a record', async () => {
    const name = await l.stream();
    await l.put(name, '');
    assert.deepEqual((await l.read(await l.iterator(name))).map((record) => text(record.Data)), ['']);
  });

  test('a stream that does not exist', async () => {
    const StreamName = l.streamName();
    const record = { Data: bytes('x'), PartitionKey: 'k' };
    const message = `Stream ${StreamName} under account ${l.account} not found.`;
    await l.fails('ResourceNotFoundException', message, new PutRecordCommand({ StreamName, ...record }));
    await l.fails('ResourceNotFoundException', message, new PutRecordsCommand({ StreamName, Records: [record] }));
  });
});

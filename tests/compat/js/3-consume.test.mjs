import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  DescribeStreamCommand, GetRecordsCommand, GetShardIteratorCommand, ListShardsCommand, PutRecordCommand,
} from '@aws-sdk/client-kinesis';

import { FIRST_SHARD, bytes, lesson, shardId, text } from './lesson.mjs';

lesson('Lesson 3: consume', (l) => {
  const get = (ShardIterator, Limit) => l.kinesis.send(new GetRecordsCommand({ ShardIterator, Limit }));
  const data = (answer) => answer.Records.map((record) => text(record.Data));

  test('trim horizon reads everything in order', async () => {
    const name = await l.stream();
    const sent = Array.from({ length: 25 }, (_, index) => `record ${index}`);
    const numbers = await l.put(name, ...sent);
    const records = await l.read(await l.iterator(name));
    assert.deepEqual(records.map((record) => text(record.Data)), sent);
    assert.deepEqual(records.map((record) => record.SequenceNumber), numbers);
    for (const record of records) {
      assert.deepEqual(Object.keys(record).toSorted(),
        ['ApproximateArrivalTimestamp', 'Data', 'PartitionKey', 'SequenceNumber']);
      assert.ok(Math.abs(record.ApproximateArrivalTimestamp - Date.now()) < 60_000);
    }
  });

  test('latest starts where the iterator was made', async () => {
    const name = await l.stream();
    await l.put(name, 'before');
    const latest = await l.iterator(name, 'LATEST');
    await l.put(name, 'after');
    assert.deepEqual(await l.data(latest), ['after']);
  });

  test('a sequence number is included or passed', async () => {
    const name = await l.stream();
    const [, StartingSequenceNumber] = await l.put(name, '0', '1', '2');
    assert.deepEqual(await l.data(await l.iterator(name, 'AT_SEQUENCE_NUMBER', { StartingSequenceNumber })), ['1', '2']);
    assert.deepEqual(await l.data(await l.iterator(name, 'AFTER_SEQUENCE_NUMBER', { StartingSequenceNumber })), ['2']);
  });

  test('a timestamp is a position to the millisecond', async () => {
    const name = await l.stream();
    await l.put(name, ...Array.from({ length: 20 }, (_, index) => String(index)));
    const records = await l.read(await l.iterator(name));
    for (const { ApproximateArrivalTimestamp: Timestamp } of [records[0], records[10], records[19]]) {
      assert.deepEqual(
        await l.data(await l.iterator(name, 'AT_TIMESTAMP', { Timestamp })),
        records.filter((record) => record.ApproximateArrivalTimestamp >= Timestamp).map((record) => text(record.Data)),
      );
    }
  });

  test('a timestamp in the future is refused', async () => {
    await l.fails('InvalidArgumentException',
      /^The timestampInMillis parameter cannot be greater than the currentTimestampInMillis\. timestampInMillis: 4102444800000, currentTimestampInMillis: \d{13}$/,
      new GetShardIteratorCommand({
        StreamName: await l.stream(), ShardId: FIRST_SHARD, ShardIteratorType: 'AT_TIMESTAMP',
        Timestamp: new Date(4102444800000),
      }));
  });

  test('garbage is no iterator', async () => {
    await l.fails('InvalidArgumentException', 'Invalid ShardIterator.',
      new GetRecordsCommand({ ShardIterator: 'garbage' }));
  });

  test('a type that does not exist', async () => {
    await l.fails('ValidationException',
      "1 validation error detected: Value 'SOMEWHERE' at 'shardIteratorType' failed to satisfy constraint: Member must " +
        'satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]',
      new GetShardIteratorCommand({
        StreamName: await l.stream(), ShardId: FIRST_SHARD, ShardIteratorType: 'SOMEWHERE',
      }));
  });

  test('each of several shards is read by itself', async () => {
    const StreamName = await l.stream({ ShardCount: 3 });
    const sent = {};
    for (let index = 0; index < 60; index++) {
      const PartitionKey = `key-${index % 7}`;
      (sent[PartitionKey] ??= []).push(String(index));
      await l.kinesis.send(new PutRecordCommand({ StreamName, Data: bytes(String(index)), PartitionKey }));
    }
    const { StreamDescription } = await l.kinesis.send(new DescribeStreamCommand({ StreamName }));
    assert.equal(StreamDescription.Shards.length, 3);
    const read = {};
    for (const { ShardId } of StreamDescription.Shards) {
      for (const record of await l.read(await l.iterator(StreamName, 'TRIM_HORIZON', { ShardId }))) {
        (read[record.PartitionKey] ??= []).push(text(record.Data));
      }
    }
    assert.deepEqual(read, sent);
  });

  test('an iterator that is not advanced repeats itself', async () => {
    const name = await l.stream();
    await l.put(name, '0', '1');
    const iterator = await l.iterator(name);
    for (let turn = 0; turn < 3; turn++) assert.deepEqual(data(await get(iterator)), ['0', '1']);
  });

  test('the next iterator is always a new one', async () => {
    const iterators = [await l.iterator(await l.stream())];
    for (let turn = 0; turn < 5; turn++) iterators.push((await get(iterators.at(-1))).NextShardIterator);
    assert.equal(new Set(iterators).size, iterators.length);
  });

  test('a limit pages through the shard', async () => {
    const name = await l.stream();
    await l.put(name, '0', '1', '2');
    const first = await get(await l.iterator(name), 2);
    const second = await get(first.NextShardIterator, 2);
    assert.deepEqual([data(first), data(second), second.MillisBehindLatest], [['0', '1'], ['2'], 0]);
  });

  test('shards are listed by page and filter', async () => {
    const StreamName = await l.stream({ ShardCount: 5 });
    const list = async (request) => {
      const { Shards, NextToken } = await l.kinesis.send(new ListShardsCommand(request));
      return { ids: Shards.map((shard) => shard.ShardId), NextToken };
    };
    const every = [0, 1, 2, 3, 4].map(shardId);
    const first = await list({ StreamName, MaxResults: 3 });
    const second = await list({ NextToken: first.NextToken, MaxResults: 3 });
    assert.deepEqual([first.ids, second.ids, second.NextToken], [every.slice(0, 3), every.slice(3), undefined]);
    for (const [ShardFilter, expected] of [
      [{ Type: 'AT_LATEST' }, every],
      [{ Type: 'AT_TRIM_HORIZON' }, every],
      [{ Type: 'FROM_TRIM_HORIZON' }, every],
      [{ Type: 'AFTER_SHARD_ID', ShardId: every[2] }, every.slice(3)],
      [{ Type: 'FROM_TIMESTAMP', Timestamp: new Date() }, every],
    ]) {
      assert.deepEqual((await list({ StreamName, ShardFilter })).ids, expected, ShardFilter.Type);
    }
    await l.fails('InvalidArgumentException', 'NextToken and StreamName cannot be provided together.',
      new ListShardsCommand({ StreamName, NextToken: first.NextToken }));
    await l.fails('InvalidArgumentException', 'Either NextToken or StreamName should be provided.',
      new ListShardsCommand({}));
  });

  test('a stream that does not exist', async () => {
    const StreamName = l.streamName();
    await l.fails('ResourceNotFoundException',
      `Shard ${FIRST_SHARD} in stream ${StreamName} under account ${l.account} does not exist`,
      new GetShardIteratorCommand({ StreamName, ShardId: FIRST_SHARD, ShardIteratorType: 'LATEST' }));
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  DescribeStreamSummaryCommand, ListShardsCommand, MergeShardsCommand, PutRecordCommand, PutRecordsCommand, SplitShardCommand,
  UpdateShardCountCommand,
} from '@aws-sdk/client-kinesis';

import { FanOutConsumer, PollingConsumer } from './consumers.mjs';
import { bytes, lesson, shardId, text, until } from './lesson.mjs';

const LAST_HASH = 2n ** 128n - 1n;

// Puts records of its own keys, each with its count, until told to stop.
class Writer {
  acknowledged = new Map();
  #counts = new Map();
  #stopped = false;

  constructor(kinesis, StreamName, number) {
    this.kinesis = kinesis;
    this.StreamName = StreamName;
    this.keys = [0, 1, 2, 3].map((key) => `${number}-${key}`);
  }

  stop() {
    this.#stopped = true;
  }

  async run() {
    for (let turn = 0; !this.#stopped; turn++) await this.#put(turn % 2 ? [this.keys[turn % 4]] : [...this.keys, ...this.keys]);
  }

  async #put(keys) {
    const { kinesis, StreamName } = this;
    const records = keys.map((PartitionKey) => ({ PartitionKey, Data: bytes(`${PartitionKey}:${this.#next(PartitionKey)}`) }));
    let answers;
    if (records.length === 1) {
      answers = [await kinesis.send(new PutRecordCommand({ StreamName, ...records[0] }))];
    } else {
      const answer = await kinesis.send(new PutRecordsCommand({ StreamName, Records: records }));
      assert.equal(answer.FailedRecordCount, 0);
      answers = answer.Records;
    }
    records.forEach(({ Data }, i) => this.acknowledged.set(text(Data), `${answers[i].ShardId} ${answers[i].SequenceNumber}`));
  }

  #next(key) {
    const count = this.#counts.get(key) ?? 0;
    this.#counts.set(key, count + 1);
    return count;
  }
}

// The suite runs once with subscriptions as long as AWS's, and once with short ones.
const shortSubscriptions = process.env.SHORT_SUBSCRIPTIONS === '1';

lesson('Resharding under load', (l) => {
  test('every record is polled once and in the order of its key', () => reshardUnderLoad(PollingConsumer));

  test('every record is pushed once and in the order of its key', async () => {
    const consumer = await reshardUnderLoad(FanOutConsumer);
    // Short ones end in the middle of shards.
    if (shortSubscriptions) assert.ok(consumer.subscriptions > consumer.ended.size + consumer.reading.size);
  });

  const active = async (StreamName) => {
    const { StreamDescriptionSummary } = await l.kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
    return StreamDescriptionSummary.StreamStatus === 'ACTIVE';
  };

  const reshardUnderLoad = async (Consume) => {
    const StreamName = await l.stream({ ShardCount: 2 });
    const consumer = new Consume(l, StreamName);
    try {
      await consumer.open();
      await reshard(StreamName, consumer);
    } finally {
      await consumer.close();
    }
    return consumer;
  };

  const reshard = async (StreamName, consumer) => {
    const writers = [0, 1, 2].map((number) => new Writer(l.kinesis, StreamName, number));
    const writing = Promise.all(writers.map((writer) => writer.run()));
    let failure;
    writing.catch((error) => { failure = error; });

    const readSome = async () => {
      const marks = writers.map((writer) => writer.acknowledged.size + 60);
      while (!failure && writers.some((writer, i) => writer.acknowledged.size < marks[i])) await consumer.read();
    };
    const scale = (TargetShardCount) => new UpdateShardCountCommand({ StreamName, TargetShardCount, ScalingType: 'UNIFORM_SCALING' });
    let updating = 0;
    try {
      for (const change of [
        new SplitShardCommand({ StreamName, ShardToSplit: shardId(0), NewStartingHashKey: String(LAST_HASH / 5n) }),
        new MergeShardsCommand({ StreamName, ShardToMerge: shardId(3), AdjacentShardToMerge: shardId(1) }),
        scale(4), scale(3), scale(6), scale(3),
      ]) {
        await readSome();
        await l.kinesis.send(change);
        await until(`the stream is ACTIVE after ${change.constructor.name}`, async () => {
          if (await active(StreamName)) return true;
          updating++;
          await consumer.read();
          return false;
        });
      }
      await readSome();
    } finally {
      for (const writer of writers) writer.stop();
      await writing;
    }

    const acknowledged = writers.flatMap((writer) => [...writer.acknowledged]);
    const { Shards } = await l.kinesis.send(new ListShardsCommand({ StreamName }));
    const open = Shards.filter(({ SequenceNumberRange }) => !SequenceNumberRange.EndingSequenceNumber).map(({ ShardId }) => ShardId).toSorted();
    assert.equal(open.length, 3);
    const reading = () => [...consumer.reading.keys()].toSorted();
    const deadline = Date.now() + 60_000;
    while ((consumer.seen.length < acknowledged.length || String(reading()) !== String(open)) && Date.now() < deadline) await consumer.read();
    assert.deepEqual(reading(), open);

    assert.deepEqual(
      consumer.seen.map(({ shard, SequenceNumber, datum }) => `${datum} ${shard} ${SequenceNumber}`).toSorted(),
      acknowledged.map(([datum, place]) => `${datum} ${place}`).toSorted(),
    );
    // Changes took their time too, and were read through.
    if (shortSubscriptions) assert.ok(updating > 0);
    for (const shard of new Set(consumer.seen.map((record) => record.shard))) {
      const numbers = consumer.seen.filter((record) => record.shard === shard).map(({ SequenceNumber }) => SequenceNumber);
      assert.deepEqual(numbers, numbers.toSorted());
    }
    for (const key of writers.flatMap((writer) => writer.keys)) {
      const records = consumer.seen.filter(({ datum }) => datum.startsWith(`${key}:`));
      assert.deepEqual(records.map(({ datum }) => Number(datum.split(':')[1])), records.map((_, i) => i));
      const numbers = records.map(({ SequenceNumber }) => SequenceNumber);
      assert.deepEqual(numbers, numbers.toSorted());
    }
  };
});

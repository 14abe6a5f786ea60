import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  GetRecordsCommand, ListShardsCommand, MergeShardsCommand, PutRecordCommand, PutRecordsCommand, SplitShardCommand, UpdateShardCountCommand,
} from '@aws-sdk/client-kinesis';

import { bytes, lesson, shardId, text } from './lesson.mjs';

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

// Reads each shard from its start, and children only when all their parents have ended.
class Consumer {
  seen = [];
  iterators = new Map();
  #ended = new Set();

  constructor(l, StreamName) {
    this.l = l;
    this.StreamName = StreamName;
  }

  async open() {
    const { Shards } = await this.l.kinesis.send(
      new ListShardsCommand({ StreamName: this.StreamName, ShardFilter: { Type: 'AT_TRIM_HORIZON' } }),
    );
    for (const { ShardId } of Shards) await this.#start(ShardId);
  }

  // Reads a page of each shard; true when there was nothing to read and no shard ended.
  async read() {
    let idle = true;
    for (const [shard, ShardIterator] of [...this.iterators]) {
      const page = await this.l.kinesis.send(new GetRecordsCommand({ ShardIterator, Limit: 50 }));
      for (const { SequenceNumber, Data } of page.Records) this.seen.push({ shard, SequenceNumber, datum: text(Data) });
      const children = page.ChildShards ?? [];
      assert.equal(page.NextShardIterator === undefined, children.length > 0);
      idle &&= page.Records.length === 0 && children.length === 0;
      if (page.NextShardIterator) {
        this.iterators.set(shard, page.NextShardIterator);
        continue;
      }
      this.iterators.delete(shard);
      this.#ended.add(shard);
      for (const child of children) {
        if (child.ParentShards.every((parent) => this.#ended.has(parent))) await this.#start(child.ShardId);
      }
    }
    return idle;
  }

  async #start(ShardId) {
    assert.ok(!this.#ended.has(ShardId) && !this.iterators.has(ShardId), `${ShardId} begins twice`);
    this.iterators.set(ShardId, await this.l.iterator(this.StreamName, 'TRIM_HORIZON', { ShardId }));
  }
}

lesson('Resharding under load', (l) => {
  test('every record comes once and in the order of its key', async () => {
    const StreamName = await l.stream({ ShardCount: 2 });
    const writers = [0, 1, 2].map((number) => new Writer(l.kinesis, StreamName, number));
    const consumer = new Consumer(l, StreamName);
    await consumer.open();
    const writing = Promise.all(writers.map((writer) => writer.run()));
    let failure;
    writing.catch((error) => { failure = error; });

    const readSome = async () => {
      const marks = writers.map((writer) => writer.acknowledged.size + 60);
      while (!failure && writers.some((writer, i) => writer.acknowledged.size < marks[i])) await consumer.read();
    };
    const scale = (TargetShardCount) => new UpdateShardCountCommand({ StreamName, TargetShardCount, ScalingType: 'UNIFORM_SCALING' });
    try {
      for (const change of [
        new SplitShardCommand({ StreamName, ShardToSplit: shardId(0), NewStartingHashKey: String(LAST_HASH / 5n) }),
        new MergeShardsCommand({ StreamName, ShardToMerge: shardId(3), AdjacentShardToMerge: shardId(1) }),
        scale(4), scale(3), scale(6), scale(3),
      ]) {
        await readSome();
        await l.kinesis.send(change);
      }
      await readSome();
    } finally {
      for (const writer of writers) writer.stop();
      await writing;
    }
    while (!(await consumer.read()));

    assert.deepEqual(
      consumer.seen.map(({ shard, SequenceNumber, datum }) => `${datum} ${shard} ${SequenceNumber}`).toSorted(),
      writers.flatMap((writer) => [...writer.acknowledged]).map(([datum, place]) => `${datum} ${place}`).toSorted(),
    );
    for (const key of writers.flatMap((writer) => writer.keys)) {
      const records = consumer.seen.filter(({ datum }) => datum.startsWith(`${key}:`));
      assert.deepEqual(records.map(({ datum }) => Number(datum.split(':')[1])), records.map((_, i) => i));
      const numbers = records.map(({ SequenceNumber }) => SequenceNumber);
      assert.deepEqual(numbers, numbers.toSorted());
    }

    const { Shards } = await l.kinesis.send(new ListShardsCommand({ StreamName }));
    const open = Shards.filter(({ SequenceNumberRange }) => !SequenceNumberRange.EndingSequenceNumber).map(({ ShardId }) => ShardId);
    assert.equal(open.length, 3);
    assert.deepEqual([...consumer.iterators.keys()].toSorted(), open.toSorted());
  });
});

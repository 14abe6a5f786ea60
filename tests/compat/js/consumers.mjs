import assert from 'node:assert/strict';

import {
  DeregisterStreamConsumerCommand, DescribeStreamConsumerCommand, DescribeStreamSummaryCommand, GetRecordsCommand, ListShardsCommand,
  ListStreamConsumersCommand, RegisterStreamConsumerCommand, SubscribeToShardCommand,
} from '@aws-sdk/client-kinesis';

import { text, until, within } from './lesson.mjs';

// Reads each shard from its start, and children only when all their parents have ended.
class Consumer {
  seen = [];
  reading = new Map();
  ended = new Set();

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

  // Notes what a shard gave; its children follow when it was all.
  async take(shard, records, children = []) {
    for (const { SequenceNumber, Data } of records) this.seen.push({ shard, SequenceNumber, datum: text(Data) });
    if (children.length === 0) return;
    this.reading.delete(shard);
    this.ended.add(shard);
    for (const child of children) {
      if (child.ParentShards.every((parent) => this.ended.has(parent))) await this.#start(child.ShardId);
    }
  }

  async #start(ShardId) {
    assert.ok(!this.ended.has(ShardId) && !this.reading.has(ShardId), `${ShardId} begins twice`);
    this.reading.set(ShardId, await this.begin(ShardId));
  }
}

export class PollingConsumer extends Consumer {
  begin(ShardId) {
    return this.l.iterator(this.StreamName, 'TRIM_HORIZON', { ShardId });
  }

  // Reads a page of each shard.
  async read() {
    for (const [shard, ShardIterator] of [...this.reading]) {
      const page = await this.l.kinesis.send(new GetRecordsCommand({ ShardIterator, Limit: 50 }));
      assert.equal(page.NextShardIterator === undefined, (page.ChildShards ?? []).length > 0);
      this.reading.set(shard, page.NextShardIterator);
      await this.take(shard, page.Records, page.ChildShards);
    }
  }

  async close() {}
}

export class FanOutConsumer extends Consumer {
  subscriptions = 0;
  #events = [];
  #arrived = () => {};
  #closing = false;
  #following = [];
  #clients = new Set();

  async open() {
    const { kinesis } = this.l;
    const summary = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: this.StreamName }));
    this.StreamARN = summary.StreamDescriptionSummary.StreamARN;
    const registered = await kinesis.send(new RegisterStreamConsumerCommand({ StreamARN: this.StreamARN, ConsumerName: 'acceptance' }));
    this.ConsumerARN = registered.Consumer.ConsumerARN;
    const active = async () => {
      const { ConsumerDescription } = await kinesis.send(new DescribeStreamConsumerCommand({ ConsumerARN: this.ConsumerARN }));
      return ConsumerDescription.ConsumerStatus === 'ACTIVE';
    };
    await until('the consumer is ACTIVE', active);
    await super.open();
  }

  begin(shard) {
    const following = this.#follow(shard).catch((failure) => {
      if (!this.#closing) this.#push({ shard, failure });
    });
    this.#following.push(following);
    return shard;
  }

  // Takes the next event. Silence is broken every few seconds, so there is one.
  async read() {
    while (this.#events.length === 0) await within('an event', new Promise((resolve) => { this.#arrived = resolve; }));
    const { shard, event, failure } = this.#events.shift();
    if (failure) throw failure;
    await this.take(shard, event.Records, event.ChildShards);
  }

  // Ends the subscriptions: their consumer goes, which each is told in its stream.
  async close() {
    const { kinesis } = this.l;
    const { ConsumerARN, StreamARN } = this;
    this.#closing = true;
    if (!ConsumerARN) return;
    try {
      await kinesis.send(new DeregisterStreamConsumerCommand({ ConsumerARN }));
      await within('the end of the subscriptions', Promise.all(this.#following));
      await until('the consumer is gone', async () => {
        const { Consumers } = await kinesis.send(new ListStreamConsumersCommand({ StreamARN }));
        return Consumers.length === 0;
      });
    } finally {
      for (const client of this.#clients) client.destroy();
    }
  }

  // Subscribes again and again, each time after the last event, until the shard ends.
  async #follow(ShardId) {
    const kinesis = this.l.transport.client();
    this.#clients.add(kinesis);
    try {
      let StartingPosition = { Type: 'TRIM_HORIZON' };
      while (!this.#closing) {
        const stream = await this.#subscribe(kinesis, ShardId, StartingPosition);
        for await (const { SubscribeToShardEvent: event } of stream) {
          this.#push({ shard: ShardId, event });
          assert.equal(event.ContinuationSequenceNumber === undefined, (event.ChildShards ?? []).length > 0);
          if (event.ContinuationSequenceNumber === undefined) return;
          StartingPosition = { Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: event.ContinuationSequenceNumber };
        }
      }
    } finally {
      this.#clients.delete(kinesis);
      kinesis.destroy();
    }
  }

  async #subscribe(kinesis, ShardId, StartingPosition) {
    const end = Date.now() + 60_000;
    for (;;) {
      try {
        const { ConsumerARN } = this;
        const answer = await kinesis.send(new SubscribeToShardCommand({ ConsumerARN, ShardId, StartingPosition }));
        this.subscriptions++;
        return answer.EventStream;
      } catch (error) {
        // The last subscription is over for its client a moment before it is for the server.
        if (error.name !== 'ResourceInUseException' || Date.now() > end) throw error;
      }
    }
  }

  #push(event) {
    this.#events.push(event);
    this.#arrived();
  }
}

import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  DeregisterStreamConsumerCommand, DescribeStreamSummaryCommand, RegisterStreamConsumerCommand, SubscribeToShardCommand,
} from '@aws-sdk/client-kinesis';

import { FIRST_SHARD, lesson, text } from './lesson.mjs';

lesson('Enhanced fan-out', (l) => {
  const register = async (StreamName, ConsumerName = 'reader') => {
    const summary = await l.kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
    const { StreamARN } = summary.StreamDescriptionSummary;
    return (await l.kinesis.send(new RegisterStreamConsumerCommand({ StreamARN, ConsumerName }))).Consumer.ConsumerARN;
  };

  const leave = (ConsumerARN) => l.kinesis.send(new DeregisterStreamConsumerCommand({ ConsumerARN }));

  // A subscription on a client of its own, since an open stream holds its connection.
  const subscribe = async (t, ConsumerARN, Type = 'TRIM_HORIZON', position = {}) => {
    const kinesis = l.transport.client();
    t.after(() => kinesis.destroy());
    const answer = await kinesis.send(
      new SubscribeToShardCommand({ ConsumerARN, ShardId: FIRST_SHARD, StartingPosition: { Type, ...position } }),
    );
    const events = answer.EventStream[Symbol.asyncIterator]();
    return { next: async () => (await events.next()).value.SubscribeToShardEvent };
  };

  test('records are pushed as they are put', async (t) => {
    const name = await l.stream();
    const consumer = await register(name);
    const subscription = await subscribe(t, consumer, 'LATEST');
    for (let index = 0; index < 20; index++) {
      const next = subscription.next();
      const numbers = await l.put(name, String(index));
      const event = await next;
      assert.deepEqual(event.Records.map((record) => text(record.Data)), [String(index)]);
      assert.deepEqual(event.Records.map((record) => record.SequenceNumber), numbers);
      assert.equal(event.MillisBehindLatest, 0);
    }
    await leave(consumer);
  });

  test('a silent shard is heard of and can be resumed', async (t) => {
    const name = await l.stream();
    const consumer = await register(name);
    const beat = await (await subscribe(t, consumer, 'LATEST')).next();
    assert.deepEqual(beat.Records, []);
    assert.equal(beat.MillisBehindLatest, 0);
    await l.put(name, 'later');
    const other = await register(name, 'other');
    const resumed = await subscribe(t, other, 'AFTER_SEQUENCE_NUMBER', { SequenceNumber: beat.ContinuationSequenceNumber });
    assert.deepEqual((await resumed.next()).Records.map((record) => text(record.Data)), ['later']);
    await leave(consumer);
    await leave(other);
  });

  test('a second subscription is refused before its stream', async (t) => {
    const name = await l.stream();
    const ConsumerARN = await register(name);
    await subscribe(t, ConsumerARN);
    await l.fails('ResourceInUseException',
      `Another active subscription exists for this consumer: ${l.account}:${name}:${FIRST_SHARD}:reader`,
      new SubscribeToShardCommand({ ConsumerARN, ShardId: FIRST_SHARD, StartingPosition: { Type: 'LATEST' } }));
    await leave(ConsumerARN);
  });

  test('an error in the stream is raised where it is read', async (t) => {
    const name = await l.stream();
    const consumer = await register(name);
    const subscription = await subscribe(t, consumer);
    const rejected = assert.rejects(subscription.next(), {
      name: 'ResourceNotFoundException', message: `Consumer reader, account ${l.account} not found.`,
    });
    await leave(consumer);
    await rejected;
  });
});

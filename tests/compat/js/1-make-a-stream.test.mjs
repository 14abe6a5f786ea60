import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  CreateStreamCommand, DeleteStreamCommand, DescribeStreamCommand, DescribeStreamSummaryCommand, ListStreamsCommand,
  paginateListStreams, waitUntilStreamExists, waitUntilStreamNotExists,
} from '@aws-sdk/client-kinesis';

import { FIRST_SHARD, lesson } from './lesson.mjs';

lesson('Lesson 1: make a stream', (l) => {
  const summary = async (StreamName, kinesis = l.kinesis) =>
    (await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }))).StreamDescriptionSummary;

  test('the answer to creating has no byte', async () => {
    let body;
    const kinesis = l.transport.client();
    kinesis.middlewareStack.add((next) => async (args) => {
      const result = await next(args);
      body = [];
      for await (const chunk of result.response.body) body.push(chunk);
      result.response.body = new Uint8Array(0);
      return result;
    }, { step: 'deserialize', priority: 'low' });
    const StreamName = l.streamName();
    await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
    assert.deepEqual(body, []);
    kinesis.destroy();
    await l.kinesis.send(new DeleteStreamCommand({ StreamName }));
  });

  test('a new stream is described', async () => {
    const name = await l.stream();
    const { StreamDescription } = await l.kinesis.send(new DescribeStreamCommand({ StreamName: name }));
    const { StreamCreationTimestamp, Shards, ...rest } = StreamDescription;
    assert.deepEqual(rest, {
      StreamName: name,
      StreamARN: `arn:aws:kinesis:us-east-1:${l.account}:stream/${name}`,
      StreamStatus: 'ACTIVE',
      StreamModeDetails: { StreamMode: 'PROVISIONED' },
      HasMoreShards: false,
      RetentionPeriodHours: 24,
      EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
      EncryptionType: 'NONE',
    });
    assert.ok(Math.abs(StreamCreationTimestamp - Date.now()) < 60_000);
    assert.equal(Shards.length, 1);
    const [{ SequenceNumberRange, ...shard }] = Shards;
    assert.deepEqual(shard, {
      ShardId: FIRST_SHARD,
      HashKeyRange: { StartingHashKey: '0', EndingHashKey: String(2n ** 128n - 1n) },
    });
    assert.deepEqual(Object.keys(SequenceNumberRange), ['StartingSequenceNumber']);
    assert.match(SequenceNumberRange.StartingSequenceNumber, /^[1-9]\d{55}$/);
  });

  test('a stream is found by its ARN', async () => {
    const name = await l.stream();
    const StreamARN = `arn:aws:kinesis:us-east-1:${l.account}:stream/${name}`;
    const answer = await l.kinesis.send(new DescribeStreamSummaryCommand({ StreamARN }));
    assert.equal(answer.StreamDescriptionSummary.StreamName, name);
  });

  test('a name that is taken is refused', async () => {
    const StreamName = await l.stream();
    await l.fails('ResourceInUseException', `Stream ${StreamName} under account ${l.account} already exists.`,
      new CreateStreamCommand({ StreamName, ShardCount: 1 }));
  });

  test('a stream without a shard count has four shards', async () => {
    const name = await l.stream({ ShardCount: undefined });
    assert.equal((await summary(name)).OpenShardCount, 4);
  });

  test('a shard count of zero is refused', async () => {
    await l.fails('ValidationException',
      "1 validation error detected: Value '0' at 'shardCount' failed to satisfy constraint: " +
        'Member must have value greater than or equal to 1',
      new CreateStreamCommand({ StreamName: l.streamName(), ShardCount: 0 }));
  });

  test('one name in two regions is two streams', async () => {
    const there = l.transport.client({ region: 'eu-west-1' });
    const StreamName = await l.stream();
    await there.send(new CreateStreamCommand({ StreamName, ShardCount: 2 }));
    await waitUntilStreamExists({ client: there, maxWaitTime: 60 }, { StreamName });
    const both = [await summary(StreamName), await summary(StreamName, there)];
    assert.deepEqual(both.map((s) => [s.StreamARN, s.OpenShardCount]), [
      [`arn:aws:kinesis:us-east-1:${l.account}:stream/${StreamName}`, 1],
      [`arn:aws:kinesis:eu-west-1:${l.account}:stream/${StreamName}`, 2],
    ]);
    await there.send(new DeleteStreamCommand({ StreamName }));
    there.destroy();
  });

  test('streams are listed by the paginator in order of name', async () => {
    const names = [];
    for (let index = 0; index < 5; index++) names.push(await l.stream());
    const listed = [];
    for await (const page of paginateListStreams({ client: l.kinesis, pageSize: 2 }, {})) {
      assert.ok(page.StreamNames.length <= 2);
      assert.deepEqual(page.StreamSummaries.map((s) => s.StreamName), page.StreamNames);
      listed.push(...page.StreamNames);
    }
    assert.deepEqual(listed, listed.toSorted());
    assert.deepEqual(listed.filter((name) => names.includes(name)), names.toSorted());
  });

  test('a deleted stream is gone', async () => {
    const StreamName = l.streamName();
    await l.kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 1 }));
    await waitUntilStreamExists({ client: l.kinesis, maxWaitTime: 60 }, { StreamName });
    await l.kinesis.send(new DeleteStreamCommand({ StreamName }));
    await waitUntilStreamNotExists({ client: l.kinesis, maxWaitTime: 60 }, { StreamName });
    const { StreamNames } = await l.kinesis.send(new ListStreamsCommand({ Limit: 10000 }));
    assert.ok(!StreamNames.includes(StreamName));
    await l.fails('ResourceNotFoundException', `Stream ${StreamName} under account ${l.account} not found.`,
      new DescribeStreamCommand({ StreamName }));
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cbor } from '@smithy/core/cbor';
import { DescribeStreamSummaryCommand } from '@aws-sdk/client-kinesis';

import { lesson } from './lesson.mjs';

lesson('CBOR as the SDK reads and writes it', (l) => {
  test('a description', async () => {
    const StreamName = await l.stream();
    const kinesis = l.transport.client();
    let answer;
    // The SDK speaks JSON to Kinesis: what it is about to sign becomes CBOR, and the answer is read with its own codec.
    kinesis.middlewareStack.add((next) => async (args) => {
      args.request.headers['content-type'] = 'application/x-amz-cbor-1.1';
      args.request.body = cbor.serialize({ StreamName });
      args.request.headers['content-length'] = String(args.request.body.byteLength);
      return next(args);
    }, { step: 'build', priority: 'low' });
    kinesis.middlewareStack.add((next) => async (args) => {
      const result = await next(args);
      const chunks = [];
      for await (const chunk of result.response.body) chunks.push(chunk);
      answer = { type: result.response.headers['content-type'], body: Buffer.concat(chunks) };
      result.response.body = new TextEncoder().encode('{}');
      return result;
    }, { step: 'deserialize', priority: 'low' });
    await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
    kinesis.destroy();

    assert.equal(answer.type, 'application/x-amz-cbor-1.1');
    assert.ok(!answer.body.includes(Buffer.from([0xc1, 0xfb])));
    const summary = cbor.deserialize(answer.body).StreamDescriptionSummary;
    assert.equal(summary.StreamARN, `arn:aws:kinesis:us-east-1:${l.account}:stream/${StreamName}`);
    const { tag, value } = summary.StreamCreationTimestamp;
    assert.equal(tag, 1);
    assert.ok(Math.abs(Number(value) - Date.now()) < 60_000);
  });
});

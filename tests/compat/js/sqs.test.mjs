import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';

import {
  AddPermissionCommand, BatchEntryIdsNotDistinct, ChangeMessageVisibilityBatchCommand, CreateQueueCommand, DeleteMessageBatchCommand, DeleteMessageCommand,
  DeleteQueueCommand, GetQueueAttributesCommand, GetQueueUrlCommand, ListQueueTagsCommand, PurgeQueueCommand, QueueDoesNotExist, ReceiptHandleIsInvalid,
  ReceiveMessageCommand, RemovePermissionCommand, SQSClient, SendMessageBatchCommand, SendMessageCommand, SetQueueAttributesCommand, TagQueueCommand,
  paginateListQueues,
} from '@aws-sdk/client-sqs';

const options = { region: 'us-east-1', endpoint: process.env.MILLRACE_ENDPOINT, maxAttempts: 1 };

// A client, and a queue that is gone with the test.
async function withQueue(body, Attributes = {}) {
  const sqs = new SQSClient(options);
  const QueueName = `js-${randomBytes(6).toString('hex')}`;
  try {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes, tags: { stage: 'test' } }));
    await body(sqs, QueueUrl, QueueName);
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    await assert.rejects(sqs.send(new GetQueueUrlCommand({ QueueName })), (error) => error instanceof QueueDoesNotExist);
  } finally {
    sqs.destroy();
  }
}

// The client computes the digests itself and throws where they differ.
test('a message goes through with its attributes', () => withQueue(async (sqs, QueueUrl) => {
  const MessageAttributes = {
    kind: { DataType: 'String', StringValue: 'blau & <grün>' },
    count: { DataType: 'Number.int', StringValue: '42' },
    raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 1, 254, 255]) },
  };
  const MessageBody = 'Grüße, "wer"? <&>\n\t\u{1F600}';
  const waiting = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20, MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] }));
  const sent = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes }));
  const [message] = (await waiting).Messages;
  assert.deepEqual([message.MessageId, message.Body, message.MessageAttributes], [sent.MessageId, MessageBody, MessageAttributes]);
  assert.equal(message.Attributes.ApproximateReceiveCount, '1');
  assert.ok(Math.abs(Date.now() - Number(message.Attributes.SentTimestamp)) < 60_000);
  assert.equal((await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages, undefined);
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
  await assert.rejects(sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'nonsense' })), ReceiptHandleIsInvalid);
}));

test('a batch tells what became of each message', () => withQueue(async (sqs, QueueUrl) => {
  const Entries = [{ Id: 'a', MessageBody: 'one' }, { Id: 'b', MessageBody: 'two', DelaySeconds: 901 }, { Id: 'c', MessageBody: 'three' }];
  const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  assert.deepEqual([sent.Successful.map(({ Id }) => Id), sent.Failed.map(({ Id, SenderFault }) => [Id, SenderFault])], [['a', 'c'], [['b', true]]]);
  await assert.rejects(sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [Entries[0], Entries[0]] })), BatchEntryIdsNotDistinct);
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  const handles = Messages.map(({ ReceiptHandle }, i) => ({ Id: `${i}`, ReceiptHandle }));
  const hidden = await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: handles.map((handle) => ({ ...handle, VisibilityTimeout: 60 })) }));
  const deleted = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: handles }));
  assert.deepEqual([hidden.Successful.length, deleted.Successful.length], [2, 2]);
}));

test('a queue has settings, tags and permissions', () => withQueue(async (sqs, QueueUrl, QueueName) => {
  const attributes = async (...AttributeNames) => (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }))).Attributes ?? {};
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { DelaySeconds: '5' } }));
  const all = await attributes('All');
  assert.deepEqual([all.VisibilityTimeout, all.DelaySeconds, all.QueueArn.split(':').at(-1)], ['7', '5', QueueName]);
  await sqs.send(new TagQueueCommand({ QueueUrl, Tags: { team: 'a' } }));
  assert.deepEqual((await sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags, { stage: 'test', team: 'a' });
  await sqs.send(new AddPermissionCommand({ QueueUrl, Label: 'others', AWSAccountIds: ['210987654321'], Actions: ['SendMessage'] }));
  assert.equal(JSON.parse((await attributes('Policy')).Policy).Statement[0].Sid, 'others');
  await sqs.send(new RemovePermissionCommand({ QueueUrl, Label: 'others' }));
  assert.equal((await attributes('Policy')).Policy, undefined);
  const names = [];
  for await (const page of paginateListQueues({ client: sqs, pageSize: 1 }, { QueueNamePrefix: 'js-' })) names.push(...page.QueueUrls ?? []);
  assert.ok(names.includes(QueueUrl));
  await sqs.send(new PurgeQueueCommand({ QueueUrl }));
}, { VisibilityTimeout: '7' }));

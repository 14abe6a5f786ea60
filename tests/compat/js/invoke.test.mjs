import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';

import { CreateRoleCommand, DeleteRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateAliasCommand, CreateFunctionCommand, DeleteFunctionCommand, InvokeCommand, InvokeWithResponseStreamCommand, LambdaClient, PublishVersionCommand,
  ResourceNotFoundException, waitUntilFunctionActiveV2, waitUntilPublishedVersionActive,
} from '@aws-sdk/client-lambda';

// A zip of one stored file.
function zip(name, text) {
  const [path, data] = [Buffer.from(name), Buffer.from(text)];
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(data.length, 18);
  common.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, data]);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, Buffer.alloc(14), path]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, directory, Buffer.from('PK\x05\x06'), end]);
}

function crc32(data) {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

const CODE = `
exports.handler = async (event, context) => {
  console.log('called with', event);
  if (event.fails) throw new TypeError('no');
  return { event, version: context.functionVersion };
};
exports.streams = awslambda.streamifyResponse(async (event, stream) => {
  for (const part of ['one', 'two', 'three']) stream.write(part.padEnd(event.size ?? 0));
  if (event.fails) throw new TypeError('no more');
  stream.end();
});
`;

const options = { region: 'us-east-1', endpoint: process.env.MILLRACE_ENDPOINT, maxAttempts: 1 };
const [lambda, iam] = [new LambdaClient(options), new IAMClient(options)];
const RoleName = `js-${randomBytes(6).toString('hex')}`;
const FunctionName = RoleName;
const streams = `${RoleName}-streams`;
let arn;

before(async () => {
  const { Role } = await iam.send(new CreateRoleCommand({
    RoleName,
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] }),
  }));
  const request = { Role: Role.Arn, Runtime: 'nodejs20.x', Code: { ZipFile: zip('index.js', CODE) } };
  arn = (await lambda.send(new CreateFunctionCommand({ ...request, FunctionName, Handler: 'index.handler' }))).FunctionArn;
  await lambda.send(new CreateFunctionCommand({ ...request, FunctionName: streams, Handler: 'index.streams' }));
  for (const name of [FunctionName, streams]) await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName: name });
});

after(async () => {
  for (const name of [FunctionName, streams]) await lambda.send(new DeleteFunctionCommand({ FunctionName: name }));
  await iam.send(new DeleteRoleCommand({ RoleName }));
  iam.destroy();
  lambda.destroy();
});

const parse = (payload) => JSON.parse(Buffer.from(payload).toString());

test('an answer comes with the version and the end of the log', async () => {
  const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify({ a: 1 }), LogType: 'Tail' }));
  assert.deepEqual([answer.StatusCode, answer.ExecutedVersion, answer.FunctionError], [200, '$LATEST', undefined]);
  assert.deepEqual(parse(answer.Payload), { event: { a: 1 }, version: '$LATEST' });
  assert.match(Buffer.from(answer.LogResult, 'base64').toString(), /START RequestId: [^]*called with { a: 1 }[^]*END RequestId: [^]*REPORT RequestId: /);
});

test('what a function throws is an answer', async () => {
  const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: '{"fails":true}' }));
  assert.deepEqual([answer.StatusCode, answer.FunctionError], [200, 'Unhandled']);
  assert.deepEqual([parse(answer.Payload).errorType, parse(answer.Payload).errorMessage], ['TypeError', 'no']);
});

test('calls need no answer, and may be for trial', async () => {
  assert.equal((await lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event' }))).StatusCode, 202);
  assert.equal((await lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'DryRun' }))).StatusCode, 204);
});

test('versions and aliases are called by each of their names', async () => {
  await lambda.send(new PublishVersionCommand({ FunctionName }));
  await waitUntilPublishedVersionActive({ client: lambda, maxWaitTime: 60 }, { FunctionName, Qualifier: '1' });
  await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
  for (const named of [{ FunctionName, Qualifier: '1' }, { FunctionName, Qualifier: 'live' }, { FunctionName: `${FunctionName}:live` }, { FunctionName: `${arn}:1` }]) {
    const answer = await lambda.send(new InvokeCommand(named));
    assert.deepEqual([answer.ExecutedVersion, parse(answer.Payload).version], ['1', '1']);
  }
  await assert.rejects(lambda.send(new InvokeCommand({ FunctionName, Qualifier: 'nowhere' })), ResourceNotFoundException);
});

async function stream(request) {
  const answer = await lambda.send(new InvokeWithResponseStreamCommand({ FunctionName: streams, ...request }));
  const events = [];
  for await (const event of answer.EventStream) events.push(event);
  const text = events.filter((event) => event.PayloadChunk).map((event) => Buffer.from(event.PayloadChunk.Payload).toString());
  return { answer, text, end: events.at(-1).InvokeComplete };
}

test('an answer that is streamed comes in parts', async () => {
  // More than is taken from a function at a time.
  const { answer, text, end } = await stream({ LogType: 'Tail', Payload: '{"size":50000}' });
  assert.deepEqual([answer.StatusCode, answer.ExecutedVersion], [200, '$LATEST']);
  assert.equal(text.join(''), ['one', 'two', 'three'].map((part) => part.padEnd(50_000)).join(''));
  assert.ok(text.length > 1);
  assert.equal(end.ErrorCode, undefined);
  assert.match(Buffer.from(end.LogResult, 'base64').toString(), /REPORT RequestId: /);
});

test('what a function throws behind a part of its answer is told at the end', async () => {
  const { text, end } = await stream({ Payload: '{"fails":true}' });
  assert.equal(text.join(''), 'onetwothree');
  assert.equal(end.ErrorCode, 'Unhandled');
  assert.equal(JSON.parse(end.ErrorDetails).errorMessage, 'no more');
});

test('an answer that is whole is one part', async () => {
  const { text } = await stream({ FunctionName, Payload: '{"a":1}' });
  assert.deepEqual(text.map((part) => JSON.parse(part).event), [{ a: 1 }]);
});

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { CloudWatchLogsClient, ResourceNotFoundException, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, DeleteRoleCommand, DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateStreamCommand, DeleteStreamCommand, DescribeStreamSummaryCommand, KinesisClient, PutRecordCommand, waitUntilStreamExists } from '@aws-sdk/client-kinesis';
import {
  CreateEventSourceMappingCommand, CreateFunctionCommand, DeleteEventSourceMappingCommand, DeleteFunctionCommand, InvokeCommand, LambdaClient,
  UpdateFunctionCodeCommand, waitUntilFunctionActiveV2, waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';

import { bytes, text, until } from './lesson.mjs';
import { zip } from './zip.mjs';

const options = { region: 'us-east-1', endpoint: process.env.MILLRACE_ENDPOINT };
const HANDLER = readFileSync(new URL('../../../lessons/05-lambda-function/handler.js', import.meta.url), 'utf8');
const document = (...Statement) => JSON.stringify({ Version: '2012-10-17', Statement });

test('lesson 5: a function gets records and is upgraded', async () => {
  const clients = [KinesisClient, LambdaClient, CloudWatchLogsClient, IAMClient].map((Client) => new Client(options));
  const [kinesis, lambda, logs, iam] = clients;
  const name = `js-${randomBytes(6).toString('hex')}`;
  const [StreamName, FunctionName, RoleName, PolicyName] = [name, name, name, 'work'];
  const undo = [];
  const put = (...data) => Promise.all(data.map((each) => kinesis.send(new PutRecordCommand({ StreamName, PartitionKey: each, Data: bytes(each) }))));
  const told = async () => {
    const lines = [];
    try {
      for await (const page of paginateFilterLogEvents({ client: logs }, { logGroupName: `/aws/lambda/${FunctionName}`, filterPattern: '?"version 1:" ?"version 2:"' })) {
        lines.push(...page.events.map(({ message }) => message.split('version ')[1].trim()));
      }
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
    return lines;
  };
  try {
    await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 2 }));
    undo.push(() => kinesis.send(new DeleteStreamCommand({ StreamName })));
    await waitUntilStreamExists({ client: kinesis, maxWaitTime: 60 }, { StreamName });
    const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));

    const trusted = document({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trusted }));
    undo.unshift(() => iam.send(new DeleteRoleCommand({ RoleName })));
    const PolicyDocument = document({ Effect: 'Allow', Action: ['kinesis:*', 'logs:*'], Resource: '*' });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
    undo.unshift(() => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })));

    const Code = { ZipFile: zip({ 'index.js': HANDLER }) };
    await lambda.send(new CreateFunctionCommand({ FunctionName, Role: Role.Arn, Runtime: 'nodejs22.x', Handler: 'index.handler', Code }));
    undo.unshift(() => lambda.send(new DeleteFunctionCommand({ FunctionName })));
    await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName });
    const byHand = JSON.stringify({ Records: [{ kinesis: { partitionKey: 'by-hand', data: 'aGVsbG8=' } }] });
    const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: byHand, LogType: 'Tail' }));
    assert.deepEqual([answer.StatusCode, answer.FunctionError, JSON.parse(text(answer.Payload))], [200, undefined, '1 record(s) by version 1']);
    assert.match(Buffer.from(answer.LogResult, 'base64').toString(), /version 1: by-hand hello\n[^]*REPORT RequestId: /);

    const mapping = { FunctionName, EventSourceArn: StreamDescriptionSummary.StreamARN, StartingPosition: 'TRIM_HORIZON' };
    const { UUID } = await lambda.send(new CreateEventSourceMappingCommand(mapping));
    undo.unshift(() => lambda.send(new DeleteEventSourceMappingCommand({ UUID })));
    await put('a', 'b', 'c');
    await until('three records', async () => (await told()).length >= 4);
    assert.deepEqual((await told()).sort(), ['1: a a', '1: b b', '1: by-hand hello', '1: c c']);

    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zip({ 'index.js': HANDLER.replace('version = 1', 'version = 2') }) }));
    await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 60 }, { FunctionName });
    await put('d');
    await until('a record of the new version', async () => (await told()).includes('2: d d'));
    assert.equal((await told()).length, 5);
  } finally {
    for (const each of undo) await each();
    for (const client of clients) client.destroy();
  }
});

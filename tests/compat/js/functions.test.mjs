import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';

import { CreateRoleCommand, DeleteRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  AddPermissionCommand, CreateAliasCommand, CreateFunctionCommand, DeleteAliasCommand, DeleteFunctionCommand, DeleteLayerVersionCommand, GetFunctionCommand,
  GetLayerVersionByArnCommand, GetPolicyCommand, InvalidParameterValueException, LambdaClient, ListTagsCommand, PublishLayerVersionCommand,
  PublishVersionCommand, PutFunctionEventInvokeConfigCommand, RemovePermissionCommand, ResourceConflictException, ResourceNotFoundException, TagResourceCommand,
  UntagResourceCommand, UpdateAliasCommand, UpdateFunctionCodeCommand, UpdateFunctionConfigurationCommand, paginateListAliases,
  waitUntilFunctionActiveV2, waitUntilFunctionUpdatedV2, waitUntilPublishedVersionActive,
} from '@aws-sdk/client-lambda';

// Zips with an index.mjs: one that echoes, and one that answers 42.
const ECHO = Buffer.from('UEsDBBQAAAAAAAAAIQAlPyiILwAAAC8AAAAJAAAAaW5kZXgubWpzZXhwb3J0IGNvbnN0IGhhbmRsZXIgPSBhc3luYyAoZXZlbnQpID0+IGV2ZW50OwpQSwECFAMUAAAAAAAAACEAJT8oiC8AAAAvAAAACQAAAAAAAAAAAAAAgAEAAAAAaW5kZXgubWpzUEsFBgAAAAABAAEANwAAAFYAAAAAAA==', 'base64');
const ANSWER = Buffer.from('UEsDBBQAAAAAAAAAIQAQtJ33JwAAACcAAAAJAAAAaW5kZXgubWpzZXhwb3J0IGNvbnN0IGhhbmRsZXIgPSBhc3luYyAoKSA9PiA0MjsKUEsBAhQDFAAAAAAAAAAhABC0nfcnAAAAJwAAAAkAAAAAAAAAAAAAAIABAAAAAGluZGV4Lm1qc1BLBQYAAAAAAQABADcAAABOAAAAAAA=', 'base64');

const TRUST = JSON.stringify({
  Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

const options = { region: 'us-east-1', endpoint: process.env.MILLRACE_ENDPOINT, maxAttempts: 1 };
const name = () => `js-${randomBytes(6).toString('hex')}`;

// A client, and a function that is gone with the test.
async function withFunction(body) {
  const [lambda, iam, FunctionName, RoleName] = [new LambdaClient(options), new IAMClient(options), name(), name()];
  try {
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }));
    const request = { FunctionName, Role: Role.Arn, Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile: ECHO } };
    const made = await lambda.send(new CreateFunctionCommand(request));
    await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName });
    await body(lambda, made, request);
    await lambda.send(new DeleteFunctionCommand({ FunctionName: made.FunctionArn }));
    await assert.rejects(lambda.send(new GetFunctionCommand({ FunctionName })), (error) => {
      assert.ok(error instanceof ResourceNotFoundException);
      assert.equal(error.message, `Function not found: ${made.FunctionArn}`);
      return true;
    });
  } finally {
    await iam.send(new DeleteRoleCommand({ RoleName }));
    iam.destroy();
    lambda.destroy();
  }
}

test('a function is made, changed, versioned and named', () => withFunction(async (lambda, made, request) => {
  const { FunctionName, FunctionArn } = made;
  assert.deepEqual([made.State, made.CodeSha256], ['Pending', createHash('sha256').update(ECHO).digest('base64')]);
  await assert.rejects(lambda.send(new CreateFunctionCommand(request)), ResourceConflictException);
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: FunctionArn, ZipFile: ANSWER }));
  await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 60 }, { FunctionName });
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 9, Environment: { Variables: { STAGE: 'test' } } }));
  const { Configuration, Code } = await lambda.send(new GetFunctionCommand({ FunctionName: `${FunctionArn}:$LATEST` }));
  assert.deepEqual([Configuration.Timeout, Configuration.Environment.Variables, Configuration.FunctionArn], [9, { STAGE: 'test' }, `${FunctionArn}:$LATEST`]);
  assert.deepEqual(Buffer.from(await (await fetch(Code.Location)).arrayBuffer()), ANSWER);

  assert.equal((await lambda.send(new PublishVersionCommand({ FunctionName }))).Version, '1');
  await waitUntilPublishedVersionActive({ client: lambda, maxWaitTime: 60 }, { FunctionName, Qualifier: '1' });
  for (const Name of ['a', 'b', 'c']) await lambda.send(new CreateAliasCommand({ FunctionName, Name, FunctionVersion: '1' }));
  await lambda.send(new UpdateAliasCommand({ FunctionName, Name: 'a', FunctionVersion: '$LATEST' }));
  const aliases = [];
  for await (const page of paginateListAliases({ client: lambda, pageSize: 2 }, { FunctionName })) aliases.push(...page.Aliases);
  assert.deepEqual(aliases.map((alias) => [alias.Name, alias.FunctionVersion]), [['a', '$LATEST'], ['b', '1'], ['c', '1']]);
  await lambda.send(new DeleteAliasCommand({ FunctionName, Name: 'a' }));
}));

test('a function has a policy, tags and settings for calls that nobody waits for', () => withFunction(async (lambda, { FunctionName, FunctionArn }) => {
  const permission = { FunctionName, StatementId: 'all', Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' };
  const { Statement } = await lambda.send(new AddPermissionCommand(permission));
  const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName }));
  assert.deepEqual(JSON.parse(Policy).Statement, [JSON.parse(Statement)]);
  await lambda.send(new RemovePermissionCommand({ FunctionName, StatementId: 'all' }));
  await lambda.send(new TagResourceCommand({ Resource: FunctionArn, Tags: { 'a b': '1', c: '2' } }));
  await lambda.send(new UntagResourceCommand({ Resource: FunctionArn, TagKeys: ['a b', 'd'] }));
  assert.deepEqual((await lambda.send(new ListTagsCommand({ Resource: FunctionArn }))).Tags, { c: '2' });
  const config = await lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 0 }));
  assert.ok(config.LastModified instanceof Date);
  await assert.rejects(lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName })), InvalidParameterValueException);
}));

test('a function has layers', () => withFunction(async (lambda, { FunctionName }) => {
  const LayerName = name();
  const { LayerVersionArn } = await lambda.send(new PublishLayerVersionCommand({ LayerName, Content: { ZipFile: ANSWER } }));
  assert.equal((await lambda.send(new GetLayerVersionByArnCommand({ Arn: LayerVersionArn }))).Version, 1);
  const updated = await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Layers: [LayerVersionArn] }));
  assert.deepEqual(updated.Layers.map((layer) => layer.Arn), [LayerVersionArn]);
  await lambda.send(new DeleteLayerVersionCommand({ LayerName, VersionNumber: 1 }));
}));

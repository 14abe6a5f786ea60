import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  AddUserToGroupCommand, AttachUserPolicyCommand, CreateGroupCommand, CreatePolicyCommand, CreatePolicyVersionCommand, CreateRoleCommand,
  DeleteConflictException, DeleteGroupCommand, DeletePolicyCommand, DeletePolicyVersionCommand, DeleteRoleCommand, DeleteRolePolicyCommand, DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand, DetachUserPolicyCommand, GetRoleCommand, GetUserCommand, GetUserPolicyCommand, IAMClient,
  ListAccessKeysCommand, ListUserPoliciesCommand, ListUserTagsCommand, NoSuchEntityException, PutRolePolicyCommand, PutUserPermissionsBoundaryCommand,
  RemoveUserFromGroupCommand, SetDefaultPolicyVersionCommand, UpdateAccessKeyCommand, paginateListUsers,
  waitUntilPolicyExists, waitUntilRoleExists, waitUntilUserExists,
} from '@aws-sdk/client-iam';
import {
  GetRecordsCommand, ListShardsCommand, ListStreamsCommand, PutRecordCommand, PutRecordsCommand, PutResourcePolicyCommand,
} from '@aws-sdk/client-kinesis';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';

import { Identity, policy, statement } from './identity.mjs';
import { bytes, lesson } from './lesson.mjs';

const SERVICE = policy({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' });
const noIdentityPolicy = (action) => `because no identity-based policy allows the ${action} action`;

lesson('Identity', (l) => {
  const identityTest = (title, body) => test(title, async () => {
    const identity = new Identity(l);
    try {
      await body(identity);
    } finally {
      await identity.close();
    }
  });
  const putTo = (StreamName) => new PutRecordCommand({ StreamName, Data: bytes('x'), PartitionKey: 'k' });

  identityTest('a user may do what its policy says and nothing else', async (i) => {
    const [StreamName, other] = [await l.stream(), await l.stream()];
    const user = await i.user([statement('kinesis:PutRecord', i.streamArn(StreamName))]);
    const [me, kinesis] = [i.userArn(user), i.kinesis(await i.key(user))];
    await kinesis.send(putTo(StreamName));
    for (const [action, stream, command] of [
      ['kinesis:PutRecords', StreamName, new PutRecordsCommand({ StreamName, Records: [{ Data: bytes('x'), PartitionKey: 'k' }] })],
      ['kinesis:PutRecord', other, putTo(other)],
      ['kinesis:GetRecords', StreamName, new GetRecordsCommand({ ShardIterator: await l.iterator(StreamName) })],
      ['kinesis:ListStreams', undefined, new ListStreamsCommand({})],
    ]) {
      await i.denied(me, action, stream, noIdentityPolicy(action), command, kinesis);
    }
    assert.deepEqual(await l.data(await l.iterator(StreamName)), ['x']);
  });

  identityTest('policies of every kind add up, and take away', async (i) => {
    const StreamName = await l.stream();
    const user = await i.user();
    const [me, kinesis] = [i.userArn(user), i.kinesis(await i.key(user))];
    const mayNot = (reason = noIdentityPolicy('kinesis:PutRecord')) => i.denied(me, 'kinesis:PutRecord', StreamName, reason, putTo(StreamName), kinesis);
    await mayNot();

    const { Policy } = await i.iam.send(new CreatePolicyCommand({
      PolicyName: i.name('policy'), PolicyDocument: policy(statement('kinesis:Put*')), Tags: [{ Key: 'a', Value: 'b' }],
    }));
    const PolicyArn = Policy.Arn;
    assert.deepEqual([Policy.AttachmentCount, Policy.IsAttachable, Policy.DefaultVersionId], [0, true, 'v1']);
    assert.ok(Math.abs(Policy.CreateDate - Date.now()) < 60_000);
    i.endsWith(new DeletePolicyCommand({ PolicyArn }));
    await i.iam.send(new AttachUserPolicyCommand({ UserName: user, PolicyArn }));
    i.endsWith(new DetachUserPolicyCommand({ UserName: user, PolicyArn }));
    await kinesis.send(putTo(StreamName));
    await i.iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: policy(statement('kinesis:List*')), SetAsDefault: true }));
    i.endsWith(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
    await mayNot();
    await i.iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
    await kinesis.send(putTo(StreamName));

    const PermissionsBoundary = 'arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess';
    await i.iam.send(new PutUserPermissionsBoundaryCommand({ UserName: user, PermissionsBoundary }));
    await mayNot('because no permissions boundary allows the kinesis:PutRecord action');
    await i.iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: user }));

    const GroupName = i.name('group');
    await i.iam.send(new CreateGroupCommand({ GroupName }));
    i.endsWith(new DeleteGroupCommand({ GroupName }));
    await i.iam.send(new AddUserToGroupCommand({ GroupName, UserName: user }));
    i.endsWith(new RemoveUserFromGroupCommand({ GroupName, UserName: user }));
    await kinesis.send(putTo(StreamName));
    await i.userPolicy(user, policy(statement('kinesis:PutRecord', '*', { Effect: 'Deny' })));
    await mayNot('with an explicit deny in an identity-based policy');
  });

  identityTest('the policy of a stream lets a user in, or keeps everybody out', async (i) => {
    const StreamName = await l.stream();
    const user = await i.user();
    const [me, kinesis, ResourceARN] = [i.userArn(user), i.kinesis(await i.key(user)), i.streamArn(StreamName)];
    const share = (Effect, Principal) => l.kinesis.send(new PutResourcePolicyCommand({
      ResourceARN, Policy: policy({ Effect, Principal, Action: 'kinesis:PutRecord', Resource: ResourceARN }),
    }));
    await share('Allow', { AWS: me });
    await kinesis.send(putTo(StreamName));
    await i.denied(me, 'kinesis:ListShards', StreamName, noIdentityPolicy('kinesis:ListShards'), new ListShardsCommand({ StreamName }), kinesis);
    await share('Deny', '*');
    await i.denied(me, 'kinesis:PutRecord', StreamName, 'with an explicit deny in a resource-based policy', putTo(StreamName), kinesis);
  });

  identityTest('a key can be switched off, and a wrong secret is noticed', async (i) => {
    const user = await i.user([statement('kinesis:ListStreams')]);
    const key = await i.key(user);
    const kinesis = i.kinesis(key);
    const list = new ListStreamsCommand({ Limit: 1 });
    const caller = await i.sts(key).send(new GetCallerIdentityCommand({}));
    const { User } = await i.iam.send(new GetUserCommand({ UserName: user }));
    assert.deepEqual([caller.Arn, caller.UserId, caller.Account], [i.userArn(user), User.UserId, l.account]);
    await kinesis.send(list);
    const switchTo = (Status) => i.iam.send(new UpdateAccessKeyCommand({ UserName: user, AccessKeyId: key.accessKeyId, Status }));
    await switchTo('Inactive');
    await l.fails('UnrecognizedClientException', 'The security token included in the request is invalid.', list, kinesis);
    await i.refused(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.',
      new GetCallerIdentityCommand({}), i.sts(key));
    await switchTo('Active');
    await kinesis.send(list);
    const wrong = i.kinesis({ ...key, secretAccessKey: 'wrong' });
    await l.fails('InvalidSignatureException', /^The request signature we calculated does not match the signature you provided\. Check /, list, wrong);
  });

  identityTest('a device writes with temporary credentials, and can do nothing else', async (i) => {
    const StreamName = await l.stream();
    const user = await i.user();
    const RoleName = i.name('role');
    const trust = { Effect: 'Allow', Principal: { AWS: i.userArn(user) }, Action: ['sts:AssumeRole', 'sts:TagSession'] };
    const { Role } = await i.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: policy(trust) }));
    i.endsWith(new DeleteRoleCommand({ RoleName }));
    await i.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'inline', PolicyDocument: policy(statement('kinesis:*')) }));
    i.endsWith(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'inline' }));

    const answer = await i.sts(await i.key(user)).send(new AssumeRoleCommand({
      RoleArn: Role.Arn, RoleSessionName: 'device-1', DurationSeconds: 900, Tags: [{ Key: 'stream', Value: StreamName }],
      Policy: policy(statement('kinesis:PutRecord', 'arn:aws:kinesis:*:*:stream/${aws:PrincipalTag/stream}')),
    }));
    const me = `arn:aws:sts::${l.account}:assumed-role/${RoleName}/device-1`;
    assert.deepEqual([answer.AssumedRoleUser.Arn, answer.AssumedRoleUser.AssumedRoleId], [me, `${Role.RoleId}:device-1`]);
    assert.ok(Math.abs(answer.Credentials.Expiration - Date.now() - 900_000) < 60_000);
    const credentials = {
      accessKeyId: answer.Credentials.AccessKeyId, secretAccessKey: answer.Credentials.SecretAccessKey, sessionToken: answer.Credentials.SessionToken,
    };
    assert.equal((await i.sts(credentials).send(new GetCallerIdentityCommand({}))).Arn, me);
    const kinesis = i.kinesis(credentials);
    await kinesis.send(putTo(StreamName));
    await i.denied(me, 'kinesis:ListShards', StreamName, 'because no session policy allows the kinesis:ListShards action',
      new ListShardsCommand({ StreamName }), kinesis);
    await i.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'inline' }));
    await i.denied(me, 'kinesis:PutRecord', StreamName, noIdentityPolicy('kinesis:PutRecord'), putTo(StreamName), kinesis);
    await i.iam.send(new DeleteRoleCommand({ RoleName }));
    await l.fails('UnrecognizedClientException', 'The security token included in the request is invalid.', putTo(StreamName), kinesis);
  });

  identityTest('what IAM answers is read as it was said', async (i) => {
    const text = policy(statement('kinesis:*', 'arn:aws:kinesis:*:*:stream/käse-*', { Sid: 'All', Condition: { Null: { 'aws:x': 'true' } } }));
    const Tags = [{ Key: 'fleet', Value: 'north site' }];
    const UserName = await i.user([], { Path: '/devices/', Tags });
    await i.userPolicy(UserName, text);
    const { PolicyDocument } = await i.iam.send(new GetUserPolicyCommand({ UserName, PolicyName: 'inline' }));
    assert.equal(decodeURIComponent(PolicyDocument), text);
    const { User } = await i.iam.send(new GetUserCommand({ UserName }));
    assert.deepEqual([User.Path, User.Tags, User.CreateDate instanceof Date], ['/devices/', Tags, true]);
    assert.match(User.UserId, /^AIDA[A-Z2-7]{17}$/);
    const tags = await i.iam.send(new ListUserTagsCommand({ UserName }));
    assert.deepEqual([tags.Tags, tags.IsTruncated, tags.Marker], [Tags, false, undefined]);
    const keys = await i.iam.send(new ListAccessKeysCommand({ UserName }));
    assert.deepEqual([keys.AccessKeyMetadata, keys.IsTruncated], [[], false]);
    assert.deepEqual((await i.iam.send(new ListUserPoliciesCommand({ UserName }))).PolicyNames, ['inline']);

    const RoleName = i.name('role');
    await i.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: SERVICE, MaxSessionDuration: 7200 }));
    i.endsWith(new DeleteRoleCommand({ RoleName }));
    const { Role } = await i.iam.send(new GetRoleCommand({ RoleName }));
    assert.deepEqual([decodeURIComponent(Role.AssumeRolePolicyDocument), Role.MaxSessionDuration, Role.Arn], [SERVICE, 7200, i.roleArn(RoleName)]);
  });

  identityTest('lists have pages, and waiters see what is there', async (i) => {
    const Path = `/${i.name('path')}/`;
    const names = [];
    for (let index = 0; index < 3; index++) names.push(await i.user([], { Path }));
    const pages = [];
    for await (const page of paginateListUsers({ client: i.iam, pageSize: 2 }, { PathPrefix: Path })) pages.push(page);
    assert.deepEqual(pages.map((page) => [page.Users.length, page.IsTruncated]), [[2, true], [1, false]]);
    assert.deepEqual(pages.flatMap((page) => page.Users.map((user) => user.UserName)), names.toSorted());

    const wait = { client: i.iam, maxWaitTime: 60 };
    const RoleName = i.name('role');
    await i.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: SERVICE }));
    i.endsWith(new DeleteRoleCommand({ RoleName }));
    for (const { state } of [
      await waitUntilUserExists(wait, { UserName: names[0] }),
      await waitUntilRoleExists(wait, { RoleName }),
      await waitUntilPolicyExists(wait, { PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
    ]) assert.equal(state, 'SUCCESS');
  });

  identityTest('errors have classes of their own', async (i) => {
    const UserName = await i.user();
    await i.key(UserName);
    await assert.rejects(i.iam.send(new DeleteUserCommand({ UserName })), DeleteConflictException);
    await i.refused(409, 'DeleteConflictException', 'Cannot delete entity, must delete access keys first.', new DeleteUserCommand({ UserName }));
    await assert.rejects(i.iam.send(new GetUserCommand({ UserName: 'nobody' })), NoSuchEntityException);
    await i.refused(404, 'NoSuchEntityException', 'The user with name nobody cannot be found.', new GetUserCommand({ UserName: 'nobody' }));
    const iam = i.client(IAMClient, await i.key(UserName));
    await i.refused(403, 'AccessDenied',
      `User: ${i.userArn(UserName)} is not authorized to perform: iam:GetUser on resource: ${i.userArn(UserName)} ${noIdentityPolicy('iam:GetUser')}`,
      new GetUserCommand({}), iam);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

import { lesson } from './lesson.mjs';

lesson('Lesson 0: the environment', (l) => {
  test('the caller is the root of the account', async () => {
    const sts = new STSClient({ region: 'us-east-1', endpoint: l.transport.endpoint });
    const { UserId, Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    sts.destroy();
    assert.match(Account, /^\d{12}$/);
    assert.deepEqual([UserId, Arn], [Account, `arn:aws:iam::${Account}:root`]);
  });
});

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

import {
  CreateAccessKeyCommand, CreateUserCommand, DeleteAccessKeyCommand, DeleteUserCommand, DeleteUserPolicyCommand, IAMClient,
  NoSuchEntityException, PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';

export const statement = (Action, Resource = '*', rest = {}) => ({ Effect: 'Allow', Action, Resource, ...rest });
export const policy = (...Statement) => JSON.stringify({ Version: '2012-10-17', Statement });

// Users that end with their test, and clients that call as them.
export class Identity {
  #undo = [];

  constructor(lesson) {
    this.lesson = lesson;
    this.iam = this.client(IAMClient);
  }

  // A client of a service, with keys of its own or with those of the environment.
  client(Client, credentials) {
    const client = new Client({ region: 'us-east-1', endpoint: this.lesson.transport.endpoint, maxAttempts: 1, credentials });
    this.#undo.push(() => client.destroy());
    return client;
  }

  sts(credentials) {
    return this.client(STSClient, credentials);
  }

  kinesis(credentials) {
    const kinesis = this.lesson.transport.client({ credentials });
    this.#undo.push(() => kinesis.destroy());
    return kinesis;
  }

  name(kind = 'user') {
    return `js-${kind}-${randomBytes(5).toString('hex')}`;
  }

  // Sends what undoes something when the test ends, unless the test has undone it.
  endsWith(command) {
    this.#undo.push(async () => {
      try {
        await this.iam.send(command);
      } catch (error) {
        if (!(error instanceof NoSuchEntityException)) throw error;
      }
    });
  }

  async close() {
    for (const undo of this.#undo.reverse()) await undo();
  }

  // A user whose inline policy has these statements, by its name.
  async user(statements = [], options = {}) {
    const UserName = this.name();
    await this.iam.send(new CreateUserCommand({ UserName, ...options }));
    this.endsWith(new DeleteUserCommand({ UserName }));
    if (statements.length > 0) await this.userPolicy(UserName, policy(...statements));
    return UserName;
  }

  async userPolicy(UserName, PolicyDocument) {
    await this.iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'inline', PolicyDocument }));
    this.endsWith(new DeleteUserPolicyCommand({ UserName, PolicyName: 'inline' }));
  }

  // A key of the user, as the credentials of a client.
  async key(UserName) {
    const { AccessKey } = await this.iam.send(new CreateAccessKeyCommand({ UserName }));
    this.endsWith(new DeleteAccessKeyCommand({ UserName, AccessKeyId: AccessKey.AccessKeyId }));
    return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
  }

  userArn(name) {
    return `arn:aws:iam::${this.lesson.account}:user/${name}`;
  }

  roleArn(name) {
    return `arn:aws:iam::${this.lesson.account}:role/${name}`;
  }

  streamArn(name) {
    return `arn:aws:kinesis:us-east-1:${this.lesson.account}:stream/${name}`;
  }

  // Kinesis refuses the command: who may not do what with what, and why.
  async denied(principal, action, stream, reason, command, kinesis) {
    const resource = stream ? ` on resource: ${this.streamArn(stream)}` : '';
    await this.lesson.fails('AccessDeniedException', `User: ${principal} is not authorized to perform: ${action}${resource} ${reason}`,
      command, kinesis);
  }

  // IAM or STS refuses the command, whose errors have statuses of their own.
  async refused(status, name, message, command, client = this.iam) {
    await assert.rejects(client.send(command), (error) => {
      assert.deepEqual([error.$metadata.httpStatusCode, error.name, error.message], [status, name, message]);
      return true;
    });
  }
}

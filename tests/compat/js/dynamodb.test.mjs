import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';

import {
  CreateTableCommand, DeleteTableCommand, DescribeTableCommand, DynamoDBClient, UpdateTableCommand, UpdateTimeToLiveCommand,
  paginateListTables, waitUntilTableExists, waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand, DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand, ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import {
  BatchGetCommand, BatchWriteCommand, DeleteCommand, DynamoDBDocumentClient, ExecuteStatementCommand, ExecuteTransactionCommand, GetCommand,
  PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand, paginateQuery, paginateScan,
} from '@aws-sdk/lib-dynamodb';

import { transports } from './transports.mjs';

// The SDK's own choice for DynamoDB is HTTP/1.1.
for (const endpoint of new Set(transports.map((transport) => transport.endpoint))) {
  describe(`DynamoDB at ${endpoint}`, () => {
    const tables = [];
    let dynamodb;
    let documents;
    let streams;
    let polls = 0;

    before(() => {
      const options = { region: 'us-east-1', endpoint, maxAttempts: 1 };
      dynamodb = new DynamoDBClient(options);
      dynamodb.middlewareStack.add((next, context) => (args) => {
        if (context.commandName === 'DescribeTableCommand') polls++;
        return next(args);
      }, { step: 'initialize' });
      documents = DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } });
      streams = new DynamoDBStreamsClient(options);
    });

    after(async () => {
      for (const TableName of tables) await dynamodb.send(new DeleteTableCommand({ TableName }));
      dynamodb.destroy();
      streams.destroy();
    });

    // Makes a table that ends with the suite; the waiter must not have to ask twice.
    async function table(keys = { pk: 'S' }, rest = {}, more = {}) {
      const TableName = `js-${randomBytes(6).toString('hex')}`;
      await dynamodb.send(new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: Object.keys(keys).map((AttributeName, i) => ({ AttributeName, KeyType: i ? 'RANGE' : 'HASH' })),
        AttributeDefinitions: Object.entries({ ...keys, ...more }).map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
        ...rest,
      }));
      tables.push(TableName);
      polls = 0;
      await waitUntilTableExists({ client: dynamodb, maxWaitTime: 60 }, { TableName });
      assert.equal(polls, 1);
      return TableName;
    }

    test('a deleted table is gone at the first look', async () => {
      const TableName = await table();
      const names = [];
      for await (const page of paginateListTables({ client: dynamodb, pageSize: 1 }, {})) names.push(...page.TableNames);
      assert.ok(names.includes(TableName));
      await dynamodb.send(new DeleteTableCommand({ TableName }));
      tables.splice(tables.indexOf(TableName), 1);
      polls = 0;
      await waitUntilTableNotExists({ client: dynamodb, maxWaitTime: 60 }, { TableName });
      assert.equal(polls, 1);
    });

    test('documents come back as they were', async () => {
      const TableName = await table();
      const Item = {
        pk: 'ä', number: -1.5, text: '', bytes: new Uint8Array([0, 255]), yes: true, nothing: null,
        texts: new Set(['a', 'b']), numbers: new Set([1, 2.5]), list: ['a', 1, { inner: [null] }], map: { 'x.y': { deep: 'value' } },
      };
      await documents.send(new PutCommand({ TableName, Item }));
      assert.deepEqual((await documents.send(new GetCommand({ TableName, Key: { pk: 'ä' }, ConsistentRead: true }))).Item, Item);
      assert.equal((await documents.send(new GetCommand({ TableName, Key: { pk: 'none' } }))).Item, undefined);
    });

    test('a condition that fails says so and tells the item', async () => {
      const TableName = await table();
      await documents.send(new PutCommand({ TableName, Item: { pk: 'a', n: 1 } }));
      const update = (expected) => new UpdateCommand({
        TableName,
        Key: { pk: 'a' },
        UpdateExpression: 'SET n = n + :one',
        ConditionExpression: 'n = :n',
        ExpressionAttributeValues: { ':one': 1, ':n': expected },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      assert.deepEqual((await documents.send(update(1))).Attributes, { pk: 'a', n: 2 });
      await assert.rejects(documents.send(update(1)), (error) => {
        assert.equal(error.name, 'ConditionalCheckFailedException');
        assert.deepEqual(error.Item, { pk: { S: 'a' }, n: { N: '2' } });
        return true;
      });
    });

    test('pages of queries and scans are complete', async () => {
      const TableName = await table({ pk: 'S', sk: 'N' });
      const puts = Array.from({ length: 50 }, (_, n) => ({ PutRequest: { Item: { pk: `p${n % 2}`, sk: n } } }));
      for (let i = 0; i < puts.length; i += 25) {
        const answer = await documents.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts.slice(i, i + 25) } }));
        assert.deepEqual(answer.UnprocessedItems, {});
      }

      const queried = [];
      const condition = { TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'p1' } };
      for await (const page of paginateQuery({ client: documents, pageSize: 7 }, condition)) queried.push(...page.Items.map((item) => item.sk));
      assert.deepEqual(queried, Array.from({ length: 25 }, (_, n) => 2 * n + 1));
      const scanned = [];
      for await (const page of paginateScan({ client: documents, pageSize: 9 }, { TableName })) scanned.push(...page.Items.map((item) => item.sk));
      assert.deepEqual(scanned.sort((a, b) => a - b), Array.from({ length: 50 }, (_, n) => n));
      const read = await documents.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [{ pk: 'p0', sk: 4 }, { pk: 'p0', sk: 5 }] } } }));
      assert.deepEqual(read.Responses[TableName], [{ pk: 'p0', sk: 4 }]);
    });

    test('an index that is added is there at the first look', async () => {
      const TableName = await table();
      await documents.send(new PutCommand({ TableName, Item: { pk: 'a', owner: 'me' } }));
      await dynamodb.send(new UpdateTableCommand({
        TableName,
        AttributeDefinitions: [{ AttributeName: 'owner', AttributeType: 'S' }],
        GlobalSecondaryIndexUpdates: [{
          Create: { IndexName: 'byOwner', KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
        }],
      }));
      const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
      assert.equal(Table.GlobalSecondaryIndexes[0].IndexStatus, 'ACTIVE');
      const owned = await documents.send(new QueryCommand({
        TableName, IndexName: 'byOwner', KeyConditionExpression: '#o = :me', ExpressionAttributeNames: { '#o': 'owner' }, ExpressionAttributeValues: { ':me': 'me' },
      }));
      assert.deepEqual(owned.Items, [{ pk: 'a', owner: 'me' }]);
    });

    test('transactions are all or nothing', async () => {
      const TableName = await table();
      const items = (ConditionExpression) => [
        { Put: { TableName, Item: { pk: 'a' } } },
        { ConditionCheck: { TableName, Key: { pk: 'b' }, ConditionExpression } },
      ];
      await assert.rejects(documents.send(new TransactWriteCommand({ TransactItems: items('attribute_exists(pk)') })), (error) => {
        assert.deepEqual(error.CancellationReasons.map((reason) => reason.Code), ['None', 'ConditionalCheckFailed']);
        return true;
      });
      await documents.send(new TransactWriteCommand({ TransactItems: items('attribute_not_exists(pk)') }));
      assert.deepEqual((await documents.send(new GetCommand({ TableName, Key: { pk: 'a' } }))).Item, { pk: 'a' });
    });

    test('statements write and read', async () => {
      const TableName = await table();
      await documents.send(new ExecuteStatementCommand({ Statement: `INSERT INTO "${TableName}" VALUE {'pk': ?, 'n': ?}`, Parameters: ['a', 1] }));
      await documents.send(new ExecuteTransactionCommand({
        TransactStatements: [{ Statement: `UPDATE "${TableName}" SET n = n + 1 WHERE pk = ?`, Parameters: ['a'] }],
      }));
      const { Items } = await documents.send(new ExecuteStatementCommand({ Statement: `SELECT n FROM "${TableName}" WHERE pk = ?`, Parameters: ['a'] }));
      assert.deepEqual(Items, [{ n: 2 }]);
    });

    test('a stream tells every change', async () => {
      const TableName = await table({ pk: 'S' }, { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } });
      await dynamodb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } }));
      await documents.send(new PutCommand({ TableName, Item: { pk: 'a', n: 1 } }));
      await documents.send(new PutCommand({ TableName, Item: { pk: 'a', n: 1 } }));
      await documents.send(new PutCommand({ TableName, Item: { pk: 'a', n: 2 } }));
      await documents.send(new DeleteCommand({ TableName, Key: { pk: 'a' } }));

      const [{ StreamArn }] = (await streams.send(new ListStreamsCommand({ TableName }))).Streams;
      const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
      assert.equal(StreamDescription.StreamStatus, 'ENABLED');
      const records = [];
      for (const { ShardId } of StreamDescription.Shards) {
        let { ShardIterator } = await streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }));
        for (let page; ShardIterator && page?.Records.length !== 0; ShardIterator = page.NextShardIterator) {
          page = await streams.send(new GetRecordsCommand({ ShardIterator, Limit: 2 }));
          records.push(...page.Records);
        }
      }

      assert.deepEqual(records.map((record) => record.eventName), ['INSERT', 'MODIFY', 'REMOVE']);
      assert.deepEqual(records[1].dynamodb.OldImage, { pk: { S: 'a' }, n: { N: '1' } });
      assert.ok(records[0].dynamodb.ApproximateCreationDateTime instanceof Date);
    });
  });
}

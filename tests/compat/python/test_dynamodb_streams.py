"""Streams of tables, statements and waiters as boto3 uses them. What boto3 of Debian does not know yet is not asked."""

import json
import unittest
import uuid

import botocore.exceptions

from kinesis_case import client


class Streamed(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.dynamodb = client("dynamodb")
        cls.streams = client("dynamodbstreams")
        cls.polls = 0
        cls.dynamodb.meta.events.register("before-call.dynamodb.DescribeTable", cls.count_poll)

    @classmethod
    def count_poll(cls, **_):
        cls.polls += 1

    def waits_once(self, waiter, name):
        type(self).polls = 0
        self.dynamodb.get_waiter(waiter).wait(TableName=name)
        self.assertEqual(1, self.polls)

    def create(self, name, **options):
        self.dynamodb.create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
            **options,
        )

    def table(self, **options):
        name = f"python-{uuid.uuid4().hex[:12]}"
        self.create(name, **options)
        self.addCleanup(self.dynamodb.delete_table, TableName=name)
        return name

    def records(self, arn):
        """Every record of a stream, parents before their children."""
        found = []
        for shard in self.streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
            iterator = self.streams.get_shard_iterator(
                StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
            )["ShardIterator"]
            while iterator:
                page = self.streams.get_records(ShardIterator=iterator)
                found += page["Records"]
                iterator = page.get("NextShardIterator") if page["Records"] else None
        return found


class Waiters(Streamed):
    def test_a_table_is_there_and_gone_at_the_first_look(self):
        name = f"python-{uuid.uuid4().hex[:12]}"
        self.create(name)
        self.waits_once("table_exists", name)
        self.dynamodb.delete_table(TableName=name)
        self.waits_once("table_not_exists", name)


class Streams(Streamed):
    def test_a_stream_tells_every_change_and_outlives_its_end(self):
        name = self.table()
        self.dynamodb.put_item(TableName=name, Item={"pk": {"S": "before"}})
        self.dynamodb.update_table(
            TableName=name, StreamSpecification={"StreamEnabled": True, "StreamViewType": "OLD_IMAGE"}
        )
        arn = self.dynamodb.describe_table(TableName=name)["Table"]["LatestStreamArn"]
        self.dynamodb.put_item(TableName=name, Item={"pk": {"S": "a"}, "n": {"N": "1"}})
        self.dynamodb.update_item(
            TableName=name,
            Key={"pk": {"S": "a"}},
            UpdateExpression="SET n = :n",
            ExpressionAttributeValues={":n": {"N": "2"}},
        )
        self.dynamodb.update_table(TableName=name, StreamSpecification={"StreamEnabled": False})
        self.assertEqual([arn], [stream["StreamArn"] for stream in self.streams.list_streams(TableName=name)["Streams"]])
        records = self.records(arn)
        self.assertEqual(["INSERT", "MODIFY"], [record["eventName"] for record in records])
        self.assertEqual({"pk": {"S": "a"}, "n": {"N": "1"}}, records[1]["dynamodb"]["OldImage"])
        self.assertNotIn("NewImage", records[1]["dynamodb"])
        with self.assertRaises(self.streams.exceptions.ResourceNotFoundException):
            self.streams.describe_stream(StreamArn=arn[:-3] + "999")


class Destinations(Streamed):
    def test_changes_are_put_to_a_kinesis_stream(self):
        name = self.table()
        kinesis = client("kinesis")
        kinesis.create_stream(StreamName=name, ShardCount=1)
        self.addCleanup(kinesis.delete_stream, StreamName=name)
        kinesis.get_waiter("stream_exists").wait(StreamName=name)
        arn = kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]["StreamARN"]
        self.dynamodb.enable_kinesis_streaming_destination(TableName=name, StreamArn=arn)
        destinations = self.dynamodb.describe_kinesis_streaming_destination(TableName=name)["KinesisDataStreamDestinations"]
        self.assertEqual([(arn, "ACTIVE")], [(each["StreamArn"], each["DestinationStatus"]) for each in destinations])
        self.dynamodb.put_item(TableName=name, Item={"pk": {"S": "a"}})
        iterator = kinesis.get_shard_iterator(
            StreamName=name, ShardId="shardId-000000000000", ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        records = []
        while not records:
            page = kinesis.get_records(ShardIterator=iterator)
            iterator, records = page["NextShardIterator"], page["Records"]
        change = json.loads(records[0]["Data"])
        self.assertEqual(("INSERT", name, {"pk": {"S": "a"}}), (change["eventName"], change["tableName"], change["dynamodb"]["NewImage"]))


class Statements(Streamed):
    def test_a_statement_inserts_once(self):
        name = self.table()
        insert = dict(Statement=f"INSERT INTO \"{name}\" VALUE {{'pk': ?}}", Parameters=[{"S": "a"}])
        self.dynamodb.execute_statement(**insert)
        with self.assertRaises(self.dynamodb.exceptions.DuplicateItemException):
            self.dynamodb.execute_statement(**insert)
        batch = self.dynamodb.batch_execute_statement(
            Statements=[
                {"Statement": f"SELECT * FROM \"{name}\" WHERE pk = 'a'"},
                {"Statement": "SELECT * FROM \"missing\" WHERE pk = 'a'"},
            ]
        )["Responses"]
        self.assertEqual({"pk": {"S": "a"}}, batch[0]["Item"])
        self.assertEqual("ResourceNotFound", batch[1]["Error"]["Code"])


class NotThere(Streamed):
    def test_what_is_not_implemented_says_so(self):
        name = self.table()
        with self.assertRaises(botocore.exceptions.ClientError) as raised:
            self.dynamodb.create_backup(TableName=name, BackupName="backup")
        self.assertEqual("ValidationException", raised.exception.response["Error"]["Code"])
        self.assertIn("Millrace does not implement backups", raised.exception.response["Error"]["Message"])
        self.assertEqual([], self.dynamodb.list_backups()["BackupSummaries"])
        self.assertEqual([], self.dynamodb.list_global_tables()["GlobalTables"])

"""What the lessons' tests share: clients made by boto3 alone, and streams that end with their test."""

import os
import unittest
import uuid

import boto3
import botocore.exceptions

ENDPOINT = os.environ["MILLRACE_ENDPOINT"]
LAST_HASH = 2**128 - 1
FIRST_SHARD = "shardId-000000000000"


def client(service="kinesis", region="us-east-1"):
    return boto3.client(service, endpoint_url=ENDPOINT, region_name=region)


class KinesisCase(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.kinesis = client()
        cls.account = client("sts").get_caller_identity()["Account"]

    def stream_name(self):
        return f"python-{uuid.uuid4().hex[:12]}"

    def stream(self, shards=1, kinesis=None):
        """Creates a stream that is deleted with the test, waits until it is there and returns its name."""
        kinesis = kinesis or self.kinesis
        name = self.stream_name()
        kinesis.create_stream(StreamName=name, ShardCount=shards)
        self.addCleanup(kinesis.delete_stream, StreamName=name)
        kinesis.get_waiter("stream_exists").wait(StreamName=name)
        return name

    def put(self, stream, *records, key="key"):
        """Puts records one by one and returns their sequence numbers."""
        return [
            self.kinesis.put_record(StreamName=stream, Data=data, PartitionKey=key)["SequenceNumber"] for data in records
        ]

    def iterator(self, stream, kind="TRIM_HORIZON", shard=FIRST_SHARD, **position):
        return self.kinesis.get_shard_iterator(
            StreamName=stream, ShardId=shard, ShardIteratorType=kind, **position
        )["ShardIterator"]

    def read(self, iterator, **options):
        """The records from an iterator up to the tip of its shard."""
        records = []
        while True:
            page = self.kinesis.get_records(ShardIterator=iterator, **options)
            if not page["Records"] and page["MillisBehindLatest"] == 0:
                return records
            records += page["Records"]
            iterator = page["NextShardIterator"]

    def data(self, iterator, **options):
        return [record["Data"] for record in self.read(iterator, **options)]

    def assert_fails(self, code, message, operation, **arguments):
        """The operation fails with this code and exactly this message, at status 400."""
        error = self.failure(operation, **arguments)
        self.assertEqual((code, message), (error["Error"]["Code"], error["Error"]["Message"]))

    def assert_fails_like(self, code, pattern, operation, **arguments):
        """As assert_fails, for a message that holds something only the server knows."""
        error = self.failure(operation, **arguments)
        self.assertEqual(code, error["Error"]["Code"])
        self.assertRegex(error["Error"]["Message"], f"^{pattern}$")

    def failure(self, operation, **arguments):
        with self.assertRaises(botocore.exceptions.ClientError) as raised:
            operation(**arguments)
        self.assertEqual(400, raised.exception.response["ResponseMetadata"]["HTTPStatusCode"])
        return raised.exception.response

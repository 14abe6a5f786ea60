"""Event source mappings as boto3 makes them: a stream that a function of Node reads, and what is told of it."""

import json
import shutil
import time
import unittest
import uuid

import botocore.exceptions

from kinesis_case import client
from test_lambda_functions import TRUST, code
from identity_case import IdentityCase, statement

FUNCTION = """
exports.handler = async event => {
  for (const record of event.Records) {
    const text = record.dynamodb ? record.eventName + " " + record.dynamodb.Keys.id.S : Buffer.from(record.kinesis.data, "base64").toString();
    console.log("got " + text);
    if (text === "bad") throw new Error("no");
  }
};
"""


@unittest.skipUnless(shutil.which("node"), "no node")
class EventSourceMappings(IdentityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lambda_ = client("lambda")
        cls.logs = client("logs")
        cls.sqs = client("sqs")

    def function(self, *statements):
        """A function whose role may do what it needs for a mapping, by its name."""
        role = self.role(TRUST, statement(["logs:*", *statements]))
        name = self.name("function")
        self.lambda_.create_function(
            FunctionName=name, Role=self.role_arn(role), Runtime="nodejs20.x", Handler="index.handler", Timeout=30, Code={"ZipFile": code(FUNCTION, "index.js")},
        )
        self.addCleanup(self.lambda_.delete_function, FunctionName=name)
        self.lambda_.get_waiter("function_active_v2").wait(FunctionName=name)
        return name

    def map(self, function, source, **options):
        made = self.lambda_.create_event_source_mapping(FunctionName=function, EventSourceArn=source, **{"StartingPosition": "TRIM_HORIZON", **options})
        self.addCleanup(self.lambda_.delete_event_source_mapping, UUID=made["UUID"])
        return made

    def eventually(self, look):
        """What a look finds, as soon as it finds something."""
        for _ in range(600):
            found = look()
            if found:
                return found
            time.sleep(0.05)
        return self.fail("It did not come.")

    def got(self, function, count):
        """What the function says it has got, once it is as much as this."""
        def look():
            try:
                events = self.logs.filter_log_events(logGroupName=f"/aws/lambda/{function}", filterPattern='"got"')["events"]
            except self.logs.exceptions.ResourceNotFoundException:
                return None
            lines = [event["message"].split("got ")[1].strip() for event in events if "got " in event["message"]]
            return lines if len(lines) >= count else None
        return self.eventually(look)

    def test_a_function_gets_the_records_of_a_stream(self):
        function = self.function("kinesis:*")
        stream = self.stream()
        made = self.map(function, self.stream_arn(stream), FilterCriteria={"Filters": [{"Pattern": json.dumps({"data": [{"anything-but": "skipped"}]})}]})
        self.assertEqual(("Creating", 100, "TRIM_HORIZON"), (made["State"], made["BatchSize"], made["StartingPosition"]))
        self.put(stream, "one", "skipped", "two")
        self.assertEqual(["one", "two"], self.got(function, 2))
        now = self.eventually(lambda: (m := self.lambda_.get_event_source_mapping(UUID=made["UUID"]))["LastProcessingResult"] == "OK" and m)
        self.assertEqual("Enabled", now["State"])
        self.assertEqual([made["UUID"]], [m["UUID"] for m in self.lambda_.list_event_source_mappings(FunctionName=function)["EventSourceMappings"]])
        with self.assertRaises(self.lambda_.exceptions.ResourceConflictException):
            self.map(function, self.stream_arn(stream))
        self.assertEqual("Disabling", self.lambda_.update_event_source_mapping(UUID=made["UUID"], Enabled=False)["State"])
        self.eventually(lambda: self.lambda_.get_event_source_mapping(UUID=made["UUID"])["State"] == "Disabled")
        self.put(stream, "three")
        self.lambda_.update_event_source_mapping(UUID=made["UUID"], Enabled=True)
        self.assertEqual(["one", "two", "three"], self.got(function, 3))

    def test_records_that_are_given_up_are_told_to_a_queue(self):
        function = self.function("kinesis:*", "sqs:*")
        stream = self.stream()
        url = self.sqs.create_queue(QueueName=self.name("queue"))["QueueUrl"]
        self.addCleanup(self.sqs.delete_queue, QueueUrl=url)
        queue = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        self.map(
            function, self.stream_arn(stream), MaximumRetryAttempts=0, BisectBatchOnFunctionError=True, DestinationConfig={"OnFailure": {"Destination": queue}},
        )
        numbers = self.put(stream, "one", "bad", "two")
        message = self.eventually(lambda: self.sqs.receive_message(QueueUrl=url, WaitTimeSeconds=5).get("Messages"))[0]
        told = json.loads(message["Body"])
        self.assertEqual("RetryAttemptsExhausted", told["requestContext"]["condition"])
        self.assertEqual(numbers[1], told["KinesisBatchInfo"]["startSequenceNumber"])
        self.assertEqual(numbers[1], told["KinesisBatchInfo"]["endSequenceNumber"])
        self.eventually(lambda: "two" in self.got(function, 1))

    def test_a_function_gets_the_changes_of_a_table(self):
        function = self.function("dynamodb:*")
        tables, name = client("dynamodb"), self.name("table")
        tables.create_table(
            TableName=name, BillingMode="PAY_PER_REQUEST", AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        )
        self.addCleanup(tables.delete_table, TableName=name)
        tables.get_waiter("table_exists").wait(TableName=name)
        source = tables.describe_table(TableName=name)["Table"]["LatestStreamArn"]
        self.map(function, source, FilterCriteria={"Filters": [{"Pattern": json.dumps({"eventName": ["INSERT", "REMOVE"]})}]})
        tables.put_item(TableName=name, Item={"id": {"S": "1"}})
        tables.put_item(TableName=name, Item={"id": {"S": "1"}, "n": {"N": "2"}})
        tables.delete_item(TableName=name, Key={"id": {"S": "1"}})
        self.assertEqual(["INSERT 1", "REMOVE 1"], self.got(function, 2))

    def test_a_role_that_may_not_read_is_refused(self):
        source = self.stream_arn(self.stream())
        with self.assertRaises(botocore.exceptions.ClientError) as raised:
            self.map(self.function(), source)
        self.assertRegex(raised.exception.response["Error"]["Message"], f"^Cannot access stream {source}. Please ensure the role can perform")

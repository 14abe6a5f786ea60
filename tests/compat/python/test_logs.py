"""CloudWatch Logs as boto3 uses it, and what functions write there."""

import gzip
import json
import re
import shutil
import time
import unittest
import uuid

from kinesis_case import client
from test_lambda_functions import TRUST, code

FUNCTION = """
exports.handler = async (event) => {
  console.log('hello', event.name);
  console.error('ERROR no bread');
  return event.name.length;
};
"""

WRITE_LOGS = json.dumps({
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "*"}],
})


def eventually(look, seconds=30):
    """What look returns once that is true."""
    deadline = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


class LogsCase(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.logs = client("logs")

    def group(self, *streams):
        """Makes a group that is deleted with the test, with its streams."""
        name = f"python-{uuid.uuid4().hex[:12]}"
        self.logs.create_log_group(logGroupName=name)
        self.addCleanup(self.logs.delete_log_group, logGroupName=name)
        for stream in streams:
            self.logs.create_log_stream(logGroupName=name, logStreamName=stream)
        return name

    def put(self, group, stream, *events):
        return self.logs.put_log_events(
            logGroupName=group, logStreamName=stream, logEvents=[{"timestamp": at, "message": text} for at, text in events],
        )


class Groups(LogsCase):
    def test_events_of_several_streams_in_one_order(self):
        group, now = self.group("a", "b"), int(time.time() * 1000)
        self.put(group, "a", (now, "one"), (now + 2, "three"))
        self.put(group, "b", (now + 1, "two ERROR"))
        pages = self.logs.get_paginator("filter_log_events").paginate(logGroupName=group, PaginationConfig={"PageSize": 1})
        self.assertEqual(["one", "two ERROR", "three"], [event["message"] for page in pages for event in page["events"]])
        found = self.logs.filter_log_events(logGroupName=group, filterPattern="ERROR")["events"]
        self.assertEqual([("b", now + 1)], [(event["logStreamName"], event["timestamp"]) for event in found])

    def test_a_stream_forward_to_its_end(self):
        group, now = self.group("a"), int(time.time() * 1000)
        self.put(group, "a", *[(now + i, str(i)) for i in range(5)])
        texts, token = [], None
        while True:
            page = self.logs.get_log_events(
                logGroupName=group, logStreamName="a", startFromHead=True, limit=2, **({"nextToken": token} if token else {}),
            )
            texts += [event["message"] for event in page["events"]]
            if page["nextForwardToken"] == token:
                break
            token = page["nextForwardToken"]
        self.assertEqual(["0", "1", "2", "3", "4"], texts)

    def test_groups_are_told_and_kept_for_days(self):
        group = self.group()
        self.logs.put_retention_policy(logGroupName=group, retentionInDays=3)
        told = self.logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"]
        self.assertEqual([(group, 3)], [(each["logGroupName"], each["retentionInDays"]) for each in told])
        with self.assertRaises(self.logs.exceptions.ResourceAlreadyExistsException):
            self.logs.create_log_group(logGroupName=group)
        with self.assertRaises(self.logs.exceptions.InvalidParameterException):
            self.logs.put_retention_policy(logGroupName=group, retentionInDays=4)
        self.logs.tag_resource(resourceArn=told[0]["arn"][:-2], tags={"team": "a"})
        self.assertEqual({"team": "a"}, self.logs.list_tags_for_resource(resourceArn=told[0]["arn"][:-2])["tags"])


class Subscriptions(LogsCase):
    def test_events_that_match_come_to_a_stream(self):
        kinesis, iam, name = client("kinesis"), client("iam"), f"python-{uuid.uuid4().hex[:12]}"
        kinesis.create_stream(StreamName=name, ShardCount=1)
        self.addCleanup(kinesis.delete_stream, StreamName=name)
        kinesis.get_waiter("stream_exists").wait(StreamName=name)
        arn = kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]["StreamARN"]
        role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST.replace("lambda.", "logs."))["Role"]["Arn"]
        self.addCleanup(iam.delete_role, RoleName=name)
        group = self.group("s")
        filter_ = {"logGroupName": group, "filterName": "f", "filterPattern": "ERROR", "destinationArn": arn, "roleArn": role}
        with self.assertRaises(self.logs.exceptions.InvalidParameterException):
            self.logs.put_subscription_filter(**filter_)
        iam.put_role_policy(RoleName=name, PolicyName="put", PolicyDocument=json.dumps({
            "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "kinesis:PutRecord", "Resource": arn}]}))
        self.addCleanup(iam.delete_role_policy, RoleName=name, PolicyName="put")
        self.logs.put_subscription_filter(**filter_)
        self.put(group, "s", (int(time.time() * 1000), "fine"), (int(time.time() * 1000), "ERROR one"))

        iterator = kinesis.get_shard_iterator(StreamName=name, ShardId="shardId-000000000000", ShardIteratorType="TRIM_HORIZON")["ShardIterator"]
        records = eventually(lambda: len(found := kinesis.get_records(ShardIterator=iterator)["Records"]) > 1 and found)
        control, data = [json.loads(gzip.decompress(record["Data"])) for record in records]
        self.assertEqual("CONTROL_MESSAGE", control["messageType"])
        self.assertEqual(("DATA_MESSAGE", group, "s", ["f"]), (data["messageType"], data["logGroup"], data["logStream"], data["subscriptionFilters"]))
        self.assertEqual(["ERROR one"], [event["message"] for event in data["logEvents"]])


@unittest.skipUnless(shutil.which("node"), "no node")
class Functions(LogsCase):
    def invoke(self, policy):
        """Makes a function whose role has a policy, if any, and calls it twice; returns its log group."""
        iam, functions, name = client("iam"), client("lambda"), f"python-{uuid.uuid4().hex[:12]}"
        role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)["Role"]["Arn"]
        self.addCleanup(iam.delete_role, RoleName=name)
        if policy:
            iam.put_role_policy(RoleName=name, PolicyName="logs", PolicyDocument=policy)
            self.addCleanup(iam.delete_role_policy, RoleName=name, PolicyName="logs")
        functions.create_function(
            FunctionName=name, Role=role, Runtime="nodejs22.x", Handler="index.handler", Code={"ZipFile": code(FUNCTION, "index.js")},
        )
        self.addCleanup(functions.delete_function, FunctionName=name)
        functions.get_waiter("function_active_v2").wait(FunctionName=name)
        for who, length in (("Ada", 3), ("Grace", 5)):
            answer = functions.invoke(FunctionName=name, Payload=json.dumps({"name": who}))
            self.assertEqual((None, length), (answer.get("FunctionError"), json.load(answer["Payload"])))
        return f"/aws/lambda/{name}"

    def test_what_a_function_and_its_platform_say_is_read_back(self):
        group = self.invoke(WRITE_LOGS)
        self.addCleanup(self.logs.delete_log_group, logGroupName=group)
        reports = eventually(lambda: self.found(group, "REPORT", 2))
        self.assertRegex(
            reports[0], r"^REPORT RequestId: [0-9a-f-]{36}\tDuration: [0-9.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\t"
                        r"Max Memory Used: \d+ MB\tInit Duration: [0-9.]+ ms\t")
        # On a busy machine the second call may have got an environment of its own.
        said = []
        for stream in self.logs.describe_log_streams(logGroupName=group, orderBy="LastEventTime")["logStreams"]:
            self.assertRegex(stream["logStreamName"], r"^\d{4}/\d\d/\d\d/\[\$LATEST\][0-9a-f]{32}$")
            events = self.logs.get_log_events(logGroupName=group, logStreamName=stream["logStreamName"], startFromHead=True)["events"]
            times = [event["timestamp"] for event in events]
            self.assertEqual(sorted(times), times)
            said += events
        words = ("START Req", "hello Ada", "hello Grace", "no bread", "END Req", "REPORT Req")
        self.assertEqual(
            [words[0], words[1], *words[3:], words[0], *words[2:]], [word for event in said for word in words if word in event["message"]])
        started = re.findall(r"^START RequestId: (\S+) Version: \$LATEST", self.found(group, "START RequestId")[0])
        self.assertIn(started[0], reports[0])
        self.assertEqual(2, len(self.found(group, '"no bread"')))

    def test_without_leave_nothing_is_written(self):
        group = self.invoke(None)
        self.assertEqual([], self.logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"])

    def found(self, group, pattern, least=0):
        """The events that match, or nothing while there are fewer or no group."""
        if not self.logs.describe_log_groups(logGroupNamePrefix=group)["logGroups"]:
            return []
        texts = [event["message"] for event in self.logs.filter_log_events(logGroupName=group, filterPattern=pattern)["events"]]
        return texts if len(texts) >= least else []


if __name__ == "__main__":
    unittest.main()

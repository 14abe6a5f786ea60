"""Lesson 5 with boto3 alone: a role, a function of Node from the lesson's own files, a mapping, records, the log, an upgrade and the questions."""

import io
import json
import pathlib
import re
import shutil
import time
import unittest
import zipfile

from kinesis_case import client
from identity_case import IdentityCase, document, statement, trust

LESSON = pathlib.Path(__file__).parents[3] / "lessons" / "05-lambda-function"
BY_HAND = {"Records": [{"kinesis": {"partitionKey": "by-hand", "data": "aGVsbG8="}}]}


def zipped(handler, *libraries, change=lambda text: text):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("index.js", change((LESSON / handler).read_text()))
        for library in libraries:
            archive.write(LESSON / library, library)
    return output.getvalue()


@unittest.skipUnless(shutil.which("node"), "no node")
class Functions(IdentityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lambda_ = client("lambda")
        cls.logs = client("logs")

    def worker(self, stream, *statements):
        """A role that may read the stream and write logs, by its ARN."""
        name = self.name("role")
        arn = self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"Service": "lambda.amazonaws.com"}))["Role"]["Arn"]
        self.addCleanup(self.iam.delete_role, RoleName=name)
        reads = ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream*", "kinesis:ListShards"]
        writes = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
        self.iam.put_role_policy(RoleName=name, PolicyName="work", PolicyDocument=document(
            statement(reads, self.stream_arn(stream)), statement("kinesis:ListStreams"), statement(writes), *statements))
        self.addCleanup(self.iam.delete_role_policy, RoleName=name, PolicyName="work")
        return arn

    def deploy(self, role, code, **variables):
        name = self.name("function")
        self.lambda_.create_function(
            FunctionName=name, Role=role, Runtime="nodejs22.x", Handler="index.handler", Timeout=30, Code={"ZipFile": code}, Environment={"Variables": variables})
        self.addCleanup(self.lambda_.delete_function, FunctionName=name)
        self.lambda_.get_waiter("function_active_v2").wait(FunctionName=name)
        return name

    def map(self, stream, function, **options):
        made = self.lambda_.create_event_source_mapping(
            FunctionName=function, EventSourceArn=self.stream_arn(stream), StartingPosition="TRIM_HORIZON", **options)
        self.addCleanup(self.lambda_.delete_event_source_mapping, UUID=made["UUID"])

    def eventually(self, look):
        """What a look finds, as soon as it finds something."""
        end = time.monotonic() + 60
        while not (found := look()):
            self.assertLess(time.monotonic(), end, "not within a minute")
            time.sleep(0.05)
        return found

    def log(self, function):
        """The lines of a function's log so far."""
        try:
            pages = self.logs.get_paginator("filter_log_events").paginate(logGroupName=f"/aws/lambda/{function}")
            return [event["message"].rstrip() for page in pages for event in page["events"]]
        except self.logs.exceptions.ResourceNotFoundException:
            return []

    def told(self, function, pattern, count):
        """What a pattern finds in the lines of the log, once there are this many."""
        def look():
            found = [match[1] for line in self.log(function) if (match := re.search(pattern, line))]
            return found if len(found) >= count else None
        return self.eventually(look)

    def test_a_function_gets_records_and_is_upgraded(self):
        stream = self.stream()
        function = self.deploy(self.worker(stream), zipped("handler.js"))
        answer = self.lambda_.invoke(FunctionName=function, Payload=json.dumps(BY_HAND), LogType="Tail")
        self.assertEqual((200, "1 record(s) by version 1"), (answer["StatusCode"], json.load(answer["Payload"])))
        self.assertNotIn("FunctionError", answer)
        self.map(stream, function)
        self.put(stream, "hello 1", "hello 2", "hello 3")
        self.assertEqual([f"1: {text}" for text in ("by-hand hello", "key hello 1", "key hello 2", "key hello 3")], self.told(function, r"version (\d: .*)", 4))
        self.told(function, "^(REPORT) ", 2)
        self.assertLessEqual({"INIT_START", "START", "END", "REPORT"}, {line.split(" ")[0] for line in self.log(function)})

        self.lambda_.update_function_code(FunctionName=function, ZipFile=zipped("handler.js", change=lambda text: text.replace("version = 1", "version = 2")))
        self.lambda_.get_waiter("function_updated_v2").wait(FunctionName=function)
        self.put(stream, "hello 4")
        self.assertEqual("2: key hello 4", self.told(function, r"version (\d: .*)", 5)[-1])

    def test_a_handler_that_throws_gets_its_batch_again(self):
        stream = self.stream()
        function = self.deploy(self.worker(stream), zipped("throws.js"), FAILS="1")
        self.put(stream, "1", "2", "3", "4")
        self.map(stream, function)
        self.assertEqual(["1", "2", "3!"], self.told(function, "record (.*)", 3)[:3])
        self.lambda_.update_function_configuration(FunctionName=function, Environment={"Variables": {}})
        self.eventually(lambda: "4" in self.told(function, "record (.*)", 3))
        self.assertEqual(["1", "2", "3", "4"], self.told(function, "record (.*)", 3)[-4:])

    def test_a_handler_puts_to_a_second_stream(self):
        stream, second = self.stream(), self.stream()
        role = self.worker(stream, statement("kinesis:PutRecord", self.stream_arn(second)))
        function = self.deploy(role, zipped("chain.js", "kinesis.js"), STREAM=second)
        self.map(stream, function)
        self.put(stream, "down", "the", "stream")
        self.assertEqual(["DOWN", "THE", "STREAM"], self.told(function, "put (.*)", 3))
        self.assertEqual([b"DOWN", b"THE", b"STREAM"], self.data(self.iterator(second)))

"""Lesson 5 from the command line: a role, a function of Node from the lesson's own file, a mapping, records, the log and an upgrade."""

import io
import json
import pathlib
import shutil
import time
import unittest
import uuid
import zipfile

from cli_case import CliCase, aws

HANDLER = pathlib.Path(__file__).parents[3] / "lessons" / "05-lambda-function" / "handler.js"
TRUST = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
POLICY = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["kinesis:*", "logs:*"], "Resource": "*"}]}
RAW = ("--cli-binary-format", "raw-in-base64-out")


@unittest.skipUnless(shutil.which("node"), "no node")
class Functions(CliCase):
    def zip(self, version):
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w") as archive:
            archive.writestr("index.js", HANDLER.read_text().replace("version = 1", f"version = {version}"))
        return ("--zip-file", f"fileb://{self.file(output.getvalue())}")

    def role(self):
        named = ("--role-name", f"cli-{uuid.uuid4().hex[:12]}")
        arn = self.aws("iam", "create-role", *named, "--assume-role-policy-document", json.dumps(TRUST))["Role"]["Arn"]
        self.addCleanup(aws, "iam", "delete-role", *named)
        self.aws("iam", "put-role-policy", *named, "--policy-name", "work", "--policy-document", json.dumps(POLICY))
        self.addCleanup(aws, "iam", "delete-role-policy", *named, "--policy-name", "work")
        return arn

    def told(self, function, count):
        """What the versions say in the function's log, once there are this many."""
        end = time.monotonic() + 60
        while True:
            events = self.aws("logs", "filter-log-events", "--log-group-name", f"/aws/lambda/{function}", "--filter-pattern", '"hello"')["events"]
            lines = [event["message"].split("version ", 1)[1].strip() for event in events]
            if len(lines) >= count:
                return lines
            self.assertLess(time.monotonic(), end, f"not within a minute: {lines}")

    def test_a_function_gets_records_and_is_upgraded(self):
        stream, function = self.stream(), f"cli-{uuid.uuid4().hex[:12]}"
        named = ("--function-name", function)
        self.aws("lambda", "create-function", *named, "--role", self.role(), "--runtime", "nodejs22.x", "--handler", "index.handler", *self.zip(1))
        self.addCleanup(aws, "lambda", "delete-function", *named)
        self.aws("lambda", "wait", "function-active-v2", *named)

        answer = self.file(b"")
        event = '{"Records":[{"kinesis":{"partitionKey":"by-hand","data":"aGVsbG8="}}]}'
        said = self.aws("lambda", "invoke", *named, "--payload", event, *RAW, answer)
        self.assertEqual({"StatusCode": 200, "ExecutedVersion": "$LATEST"}, said)
        self.assertEqual('"1 record(s) by version 1"', pathlib.Path(answer).read_text())

        arn = self.kinesis("describe-stream-summary", "--stream-name", stream)["StreamDescriptionSummary"]["StreamARN"]
        uid = self.aws("lambda", "create-event-source-mapping", *named, "--event-source-arn", arn, "--starting-position", "TRIM_HORIZON")["UUID"]
        self.addCleanup(aws, "lambda", "delete-event-source-mapping", "--uuid", uid)
        self.put(stream, "hello 1")
        self.put(stream, "hello 2")
        self.assertEqual(["1: by-hand hello", "1: key hello 1", "1: key hello 2"], self.told(function, 3))

        self.aws("lambda", "update-function-code", *named, *self.zip(2))
        self.aws("lambda", "wait", "function-updated-v2", *named)
        self.put(stream, "hello 3")
        self.assertEqual("2: key hello 3", self.told(function, 4)[-1])

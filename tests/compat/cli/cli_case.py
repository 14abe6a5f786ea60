"""Runs the aws command the way a person does, and checks what it prints."""

import json
import os
import subprocess
import tempfile
import unittest
import uuid

import forked

ENDPOINT = os.environ["MILLRACE_ENDPOINT"]
SERVICE_ERROR = 254
FIRST_SHARD = "shardId-000000000000"


def aws(*arguments, region="us-east-1", key=None):
    """One run of the command: exit code, output, errors. A key is another caller's, as the command's environment has it."""
    arguments = ["--endpoint-url", ENDPOINT, "--region", region, "--output", "json", *arguments]
    environment = {**os.environ, "AWS_PAGER": "", "AWS_CLI_AUTO_PROMPT": "off", **(key or {})}
    return forked.run(arguments, environment) if forked.AVAILABLE else started(arguments, environment)


def started(arguments, environment):
    """The command itself, by its name."""
    return subprocess.run([os.environ["AWS"], *arguments], env=environment, capture_output=True, text=True, timeout=forked.PATIENCE, check=False)


class CliCase(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.account = json.loads(aws("sts", "get-caller-identity").stdout)["Account"]

    def kinesis(self, operation, *arguments, **options):
        return self.aws("kinesis", operation, *arguments, **options)

    def aws(self, service, operation, *arguments, **options):
        """What an operation that succeeds prints: JSON, or nothing at all."""
        result = aws(service, operation, *arguments, **options)
        self.assertEqual((0, ""), (result.returncode, result.stderr), result.stdout)
        return json.loads(result.stdout) if result.stdout else None

    def stream_name(self):
        return f"cli-{uuid.uuid4().hex[:12]}"

    def stream(self, *options, region="us-east-1", name=None):
        """Creates a stream that is deleted with the test, waits until it is there and returns its name."""
        name = name or self.stream_name()
        created = self.kinesis("create-stream", "--stream-name", name, *(options or ("--shard-count", "1")), region=region)
        self.assertIsNone(created)
        self.addCleanup(aws, "kinesis", "delete-stream", "--stream-name", name, region=region)
        self.kinesis("wait", "stream-exists", "--stream-name", name, region=region)
        return name

    def put(self, stream, data, key="key"):
        return self.kinesis("put-record", "--stream-name", stream, "--partition-key", key, "--data", data,
                            "--cli-binary-format", "raw-in-base64-out")

    def iterator(self, stream, kind="TRIM_HORIZON", *position, shard=FIRST_SHARD):
        return self.kinesis("get-shard-iterator", "--stream-name", stream, "--shard-id", shard,
                            "--shard-iterator-type", kind, *position)["ShardIterator"]

    def file(self, contents):
        """A file with these bytes, gone with the test."""
        with tempfile.NamedTemporaryFile(delete=False) as file:
            file.write(contents)
        self.addCleanup(os.unlink, file.name)
        return file.name

    def assert_fails(self, code, operation, message, *arguments, service="kinesis", **options):
        """The command ends with the exit code of a service's error and prints exactly that error."""
        result = aws(service, operation, *arguments, **options)
        name = "".join(word.capitalize() for word in operation.split("-"))
        self.assertEqual(
            (SERVICE_ERROR, "", f"An error occurred ({code}) when calling the {name} operation: {message}"),
            (result.returncode, result.stdout, result.stderr.strip()),
        )

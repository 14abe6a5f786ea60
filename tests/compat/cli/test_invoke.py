"""A function called from the command line: for its answer, its log or nothing, by its qualifiers, and failing."""

import base64
import io
import json
import uuid
import zipfile

from cli_case import CliCase, aws

TRUST = json.dumps({
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
})

HANDLER = """
def handler(event, context):
    print("called with", event)
    if event.get("fails"):
        raise ValueError("no")
    return {"event": event, "version": context.function_version}
"""


class Invoking(CliCase):
    def setUp(self):
        role = f"cli-{uuid.uuid4().hex[:12]}"
        arn = self.aws("iam", "create-role", "--role-name", role, "--assume-role-policy-document", TRUST)["Role"]["Arn"]
        self.addCleanup(aws, "iam", "delete-role", "--role-name", role)
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w") as archive:
            archive.writestr("index.py", HANDLER)
        self.name = role
        self.aws("lambda", "create-function", "--function-name", self.name, "--role", arn, "--runtime", "python3.11", "--handler", "index.handler",
                 "--zip-file", f"fileb://{self.file(output.getvalue())}")
        self.addCleanup(aws, "lambda", "delete-function", "--function-name", self.name)
        self.aws("lambda", "wait", "function-active-v2", "--function-name", self.name)

    def invoke(self, payload, *options, name=None):
        """What the command prints, and what it writes into its file."""
        file = self.file(b"")
        printed = self.aws("lambda", "invoke", "--function-name", name or self.name, "--cli-binary-format", "raw-in-base64-out",
                           "--payload", json.dumps(payload), *options, file)
        with open(file, encoding="utf-8") as answer:
            text = answer.read()
        return printed, json.loads(text) if text else None

    def test_an_answer_with_the_end_of_the_log(self):
        printed, answer = self.invoke({"a": 1}, "--log-type", "Tail")
        self.assertEqual((200, "$LATEST"), (printed["StatusCode"], printed["ExecutedVersion"]))
        self.assertEqual({"event": {"a": 1}, "version": "$LATEST"}, answer)
        log = base64.b64decode(printed["LogResult"]).decode()
        for part in ("START RequestId: ", "called with {'a': 1}", "REPORT RequestId: "):
            self.assertIn(part, log)

    def test_calls_that_fail_or_have_no_answer(self):
        printed, answer = self.invoke({"fails": True})
        self.assertEqual((200, "Unhandled", "ValueError"), (printed["StatusCode"], printed["FunctionError"], answer["errorType"]))
        self.assertEqual(({"StatusCode": 202}, None), self.invoke({}, "--invocation-type", "Event"))
        printed, answer = self.invoke({}, "--invocation-type", "DryRun")
        self.assertEqual((204, None), (printed["StatusCode"], answer))
        self.assertEqual(202, self.aws("lambda", "invoke-async", "--function-name", self.name, "--invoke-args", self.file(b"{}"))["Status"])

    def test_versions_and_aliases(self):
        self.aws("lambda", "publish-version", "--function-name", self.name)
        self.aws("lambda", "create-alias", "--function-name", self.name, "--name", "live", "--function-version", "1")
        for name, options in ((self.name, ("--qualifier", "1")), (self.name, ("--qualifier", "live")), (f"{self.name}:live", ())):
            printed, answer = self.invoke({}, *options, name=name)
            self.assertEqual(("1", "1"), (printed["ExecutedVersion"], answer["version"]))

"""A function from the command line: made, changed, versioned, named, shared, given a layer and deleted."""

import io
import json
import uuid
import zipfile

from cli_case import CliCase, aws

TRUST = json.dumps({
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
})


class Functions(CliCase):
    def lambda_(self, operation, *arguments, **options):
        return self.aws("lambda", operation, *arguments, **options)

    def zip(self, text):
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w") as archive:
            archive.writestr("index.py", text)
        return f"fileb://{self.file(output.getvalue())}"

    def role(self):
        name = f"cli-{uuid.uuid4().hex[:12]}"
        arn = self.aws("iam", "create-role", "--role-name", name, "--assume-role-policy-document", TRUST)["Role"]["Arn"]
        self.addCleanup(aws, "iam", "delete-role", "--role-name", name)
        return arn

    def test_a_function_from_its_making_to_its_end(self):
        name = f"cli-{uuid.uuid4().hex[:12]}"
        named = ("--function-name", name)
        made = self.lambda_("create-function", *named, "--role", self.role(), "--runtime", "python3.9", "--handler", "index.handler",
                            "--zip-file", self.zip("one"))
        self.assertEqual("Pending", made["State"])
        self.assertIsNone(self.lambda_("wait", "function-active-v2", *named))
        self.assertEqual("InProgress", self.lambda_("update-function-code", *named, "--zip-file", self.zip("two"))["LastUpdateStatus"])
        self.assertIsNone(self.lambda_("wait", "function-updated-v2", *named))
        self.assertEqual("1", self.lambda_("publish-version", *named)["Version"])
        self.assertEqual("1", self.lambda_("create-alias", *named, "--name", "live", "--function-version", "1")["FunctionVersion"])
        self.lambda_("update-alias", *named, "--name", "live", "--function-version", "$LATEST")
        self.assertEqual("$LATEST", self.lambda_("get-alias", *named, "--name", "live")["FunctionVersion"])

        self.lambda_("add-permission", *named, "--statement-id", "s3", "--action", "lambda:InvokeFunction", "--principal", "s3.amazonaws.com")
        policy = json.loads(self.lambda_("get-policy", "--function-name", made["FunctionArn"])["Policy"])
        self.assertEqual(["s3"], [statement["Sid"] for statement in policy["Statement"]])
        self.assertIsNone(self.lambda_("remove-permission", *named, "--statement-id", "s3"))

        layer = self.lambda_("publish-layer-version", "--layer-name", name, "--zip-file", self.zip("layer"))
        self.lambda_("update-function-configuration", *named, "--layers", layer["LayerVersionArn"])
        self.assertEqual([layer["LayerVersionArn"]], [each["Arn"] for each in self.lambda_("get-function-configuration", *named)["Layers"]])
        self.assertIsNone(self.lambda_("delete-layer-version", "--layer-name", name, "--version-number", "1"))

        self.assertIsNone(self.lambda_("tag-resource", "--resource", made["FunctionArn"], "--tags", "team=a,stage=test"))
        self.assertIsNone(self.lambda_("untag-resource", "--resource", made["FunctionArn"], "--tag-keys", "team", "other"))
        self.assertEqual({"stage": "test"}, self.lambda_("list-tags", "--resource", made["FunctionArn"])["Tags"])
        self.assertIsNone(self.lambda_("delete-alias", *named, "--name", "live"))
        self.lambda_("delete-function", *named)
        self.assert_fails(
            "ResourceNotFoundException", "get-function", f"Function not found: {made['FunctionArn']}", *named, service="lambda",
        )

"""Lambda's control plane as boto3 uses it: functions with their code, versions, aliases, permissions, layers, tags, URLs and limits."""

import base64
import hashlib
import io
import json
import unittest
import urllib.request
import uuid
import zipfile

import botocore.exceptions

from kinesis_case import client

TRUST = json.dumps({
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}],
})


def code(text="def handler(event, context): return event", name="index.py"):
    """A zip with a function, the same bytes each time."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), text)
    return output.getvalue()


class LambdaCase(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.lambda_ = client("lambda")
        cls.iam = client("iam")
        cls.role_name = f"python-{uuid.uuid4().hex[:12]}"
        cls.role = cls.iam.create_role(RoleName=cls.role_name, AssumeRolePolicyDocument=TRUST)["Role"]["Arn"]

    @classmethod
    def tearDownClass(cls):
        cls.iam.delete_role(RoleName=cls.role_name)

    def function(self, **options):
        """Makes a function that is deleted with the test, waits until it is active and returns what the creation answered."""
        name = f"python-{uuid.uuid4().hex[:12]}"
        made = self.lambda_.create_function(**{
            "FunctionName": name, "Role": self.role, "Runtime": "python3.9", "Handler": "index.handler", "Code": {"ZipFile": code()}, **options,
        })
        self.addCleanup(self.lambda_.delete_function, FunctionName=name)
        self.lambda_.get_waiter("function_active_v2").wait(FunctionName=name)
        return made

    def assert_fails(self, code, status, message, operation, **arguments):
        with self.assertRaises(botocore.exceptions.ClientError) as raised:
            operation(**arguments)
        error = raised.exception.response
        self.assertEqual((code, status, message), (error["Error"]["Code"], error["ResponseMetadata"]["HTTPStatusCode"], error["Error"]["Message"]))


class Functions(LambdaCase):
    def test_a_function_from_its_making_to_its_end(self):
        made = self.function(Description="d", Environment={"Variables": {"STAGE": "test"}}, Tags={"team": "a"})
        name, arn = made["FunctionName"], made["FunctionArn"]
        self.assertEqual(("Pending", "$LATEST", 3, 128), (made["State"], made["Version"], made["Timeout"], made["MemorySize"]))
        self.assertEqual(base64.b64encode(hashlib.sha256(code()).digest()).decode(), made["CodeSha256"])
        for by in (name, arn, arn.split(":", 4)[4], f"{name}:$LATEST"):
            self.assertEqual(name, self.lambda_.get_function(FunctionName=by)["Configuration"]["FunctionName"])
        found = self.lambda_.get_function(FunctionName=name)
        self.assertEqual({"team": "a"}, found["Tags"])
        with urllib.request.urlopen(found["Code"]["Location"]) as zipped:
            self.assertEqual(code(), zipped.read())

        other = code("def handler(event, context): return 42")
        updated = self.lambda_.update_function_code(FunctionName=arn, ZipFile=other)
        self.assertEqual("InProgress", updated["LastUpdateStatus"])
        self.lambda_.get_waiter("function_updated_v2").wait(FunctionName=name)
        self.lambda_.update_function_configuration(FunctionName=name, Timeout=10, Environment={"Variables": {}})
        now = self.lambda_.get_function_configuration(FunctionName=name)
        self.assertEqual((10, {}, len(other)), (now["Timeout"], now["Environment"]["Variables"], now["CodeSize"]))
        self.assertIn(name, [each["FunctionName"] for page in self.lambda_.get_paginator("list_functions").paginate() for each in page["Functions"]])

    def test_a_name_is_taken_once(self):
        name = self.function()["FunctionName"]
        self.assert_fails(
            "ResourceConflictException", 409, f"Function already exist: {name}", self.lambda_.create_function,
            FunctionName=name, Role=self.role, Runtime="python3.9", Handler="index.handler", Code={"ZipFile": code()},
        )

    def test_what_is_wrong_is_told(self):
        missing = f"python-{uuid.uuid4().hex[:12]}"
        with self.assertRaises(self.lambda_.exceptions.ResourceNotFoundException) as raised:
            self.lambda_.get_function(FunctionName=missing)
        self.assertTrue(raised.exception.response["Error"]["Message"].endswith(f":function:{missing}"))
        self.assertEqual("User", raised.exception.response["Type"])
        arguments = {"FunctionName": missing, "Role": self.role, "Runtime": "python3.9", "Handler": "index.handler", "Code": {"ZipFile": code()}}
        self.assert_fails(
            "InvalidParameterValueException", 400, "Could not unzip uploaded file. Please check your file, then try to upload again.",
            self.lambda_.create_function, **{**arguments, "Code": {"ZipFile": b"no zip"}},
        )
        self.assert_fails(
            "InvalidParameterValueException", 400, "The role defined for the function cannot be assumed by Lambda.",
            self.lambda_.create_function, **{**arguments, "Role": self.role + "x"},
        )
        self.assert_fails(
            "ValidationException", 400,
            "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
            self.lambda_.create_function, **{**arguments, "Timeout": 901},
        )

    def test_versions_and_aliases(self):
        name = self.function(Publish=True)["FunctionName"]
        self.lambda_.update_function_code(FunctionName=name, ZipFile=code("other"))
        version = self.lambda_.publish_version(FunctionName=name)
        self.assertEqual("2", version["Version"])
        self.lambda_.get_waiter("published_version_active").wait(FunctionName=name, Qualifier="2")
        self.assertEqual("2", self.lambda_.publish_version(FunctionName=name)["Version"])
        self.assertEqual(["$LATEST", "1", "2"], [each["Version"] for each in self.lambda_.list_versions_by_function(FunctionName=name)["Versions"]])
        alias = self.lambda_.create_alias(FunctionName=name, Name="live", FunctionVersion="1", RoutingConfig={"AdditionalVersionWeights": {"2": 0.5}})
        self.assertEqual({"2": 0.5}, alias["RoutingConfig"]["AdditionalVersionWeights"])
        self.lambda_.update_alias(FunctionName=name, Name="live", FunctionVersion="2", RoutingConfig={"AdditionalVersionWeights": {}})
        self.assertEqual("2", self.lambda_.get_function_configuration(FunctionName=name, Qualifier="live")["Version"])
        self.assert_fails(
            "PreconditionFailedException", 412,
            "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id",
            self.lambda_.update_alias, FunctionName=name, Name="live", RevisionId=alias["RevisionId"],
        )
        self.lambda_.delete_alias(FunctionName=name, Name="live")
        self.lambda_.delete_function(FunctionName=name, Qualifier="1")
        self.assertEqual([], self.lambda_.list_aliases(FunctionName=name)["Aliases"])

    def test_permissions(self):
        made = self.function()
        name, arn = made["FunctionName"], made["FunctionArn"]
        statement = json.loads(self.lambda_.add_permission(
            FunctionName=name, StatementId="s3", Action="lambda:InvokeFunction", Principal="s3.amazonaws.com",
            SourceArn="arn:aws:s3:::bucket", SourceAccount="123456789012",
        )["Statement"])
        self.assertEqual({
            "Sid": "s3", "Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "lambda:InvokeFunction", "Resource": arn,
            "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:s3:::bucket"}, "StringEquals": {"AWS:SourceAccount": "123456789012"}},
        }, statement)
        policy = self.lambda_.get_policy(FunctionName=arn)
        self.assertEqual([statement], json.loads(policy["Policy"])["Statement"])
        self.lambda_.remove_permission(FunctionName=name, StatementId="s3", RevisionId=policy["RevisionId"])
        self.assert_fails(
            "ResourceNotFoundException", 404, "No policy is associated with the given resource.", self.lambda_.get_policy, FunctionName=name,
        )

    def test_settings_beside_the_configuration(self):
        made = self.function()
        name, arn = made["FunctionName"], made["FunctionArn"]
        self.lambda_.tag_resource(Resource=arn, Tags={"a b": "1", "c": "2"})
        self.lambda_.untag_resource(Resource=arn, TagKeys=["a b"])
        self.assertEqual({"c": "2"}, self.lambda_.list_tags(Resource=arn)["Tags"])
        self.lambda_.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=7)
        self.assertEqual(7, self.lambda_.get_function_concurrency(FunctionName=name)["ReservedConcurrentExecutions"])
        self.lambda_.delete_function_concurrency(FunctionName=name)
        url = self.lambda_.create_function_url_config(FunctionName=name, AuthType="NONE")["FunctionUrl"]
        self.assertEqual(url, self.lambda_.get_function_url_config(FunctionName=name)["FunctionUrl"])
        self.lambda_.delete_function_url_config(FunctionName=name)
        config = self.lambda_.put_function_event_invoke_config(FunctionName=name, MaximumRetryAttempts=1)
        self.assertEqual((f"{arn}:$LATEST", 1), (config["FunctionArn"], config["MaximumRetryAttempts"]))
        self.assertGreater(config["LastModified"].timestamp(), 1_700_000_000)
        self.lambda_.delete_function_event_invoke_config(FunctionName=name)
        self.assertEqual({"FunctionName": name}, {
            key: value for key, value in self.lambda_.get_function_code_signing_config(FunctionName=name).items() if key != "ResponseMetadata"
        })
        self.assertEqual(80530636800, self.lambda_.get_account_settings()["AccountLimit"]["TotalCodeSize"])


class Layers(LambdaCase):
    def test_a_layer_from_its_making_to_its_end(self):
        name = f"python-{uuid.uuid4().hex[:12]}"
        made = self.lambda_.publish_layer_version(LayerName=name, Content={"ZipFile": code("x = 1")}, CompatibleRuntimes=["python3.9"])
        arn = made["LayerVersionArn"]
        self.assertEqual(1, made["Version"])
        self.assertEqual(arn, self.lambda_.get_layer_version_by_arn(Arn=arn)["LayerVersionArn"])
        self.lambda_.add_layer_version_permission(LayerName=name, VersionNumber=1, StatementId="all", Action="lambda:GetLayerVersion", Principal="*")
        self.assertIn('"Sid":"all"', self.lambda_.get_layer_version_policy(LayerName=name, VersionNumber=1)["Policy"])
        function = self.function(Layers=[arn])
        self.assertEqual([arn], [layer["Arn"] for layer in function["Layers"]])
        self.lambda_.remove_layer_version_permission(LayerName=name, VersionNumber=1, StatementId="all")
        self.assertEqual([1], [version["Version"] for version in self.lambda_.list_layer_versions(LayerName=name)["LayerVersions"]])
        self.assertIn(name, [layer["LayerName"] for page in self.lambda_.get_paginator("list_layers").paginate() for layer in page["Layers"]])
        self.lambda_.delete_layer_version(LayerName=name, VersionNumber=1)
        self.assert_fails(
            "ResourceNotFoundException", 404, "The resource you requested does not exist.",
            self.lambda_.get_layer_version, LayerName=name, VersionNumber=1,
        )

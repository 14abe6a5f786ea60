"""A device's identity from the command line: a user and a role, what they may do, what they may not, and everything deleted again."""

import json
import uuid

from cli_case import CliCase, FIRST_SHARD, aws

UNKNOWN = "The security token included in the request is invalid."


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource="*"):
    return {"Effect": "Allow", "Action": action, "Resource": resource}


class Identity(CliCase):
    def iam(self, operation, *arguments, **options):
        return self.aws("iam", operation, *arguments, **options)

    def sts(self, operation, *arguments, **options):
        return self.aws("sts", operation, *arguments, **options)

    def name(self, kind):
        return f"cli-{kind}-{uuid.uuid4().hex[:10]}"

    def assert_denied(self, principal, operation, action, stream, *arguments, key):
        resource = f" on resource: arn:aws:kinesis:us-east-1:{self.account}:stream/{stream}" if stream else ""
        self.assert_fails(
            "AccessDeniedException", operation,
            f"User: {principal} is not authorized to perform: {action}{resource} because no identity-based policy allows the {action} action",
            *arguments, key=key,
        )

    def key_of(self, credentials):
        """Credentials in the variables that the command reads; none of a session where there is none."""
        key = {"AWS_ACCESS_KEY_ID": credentials["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": credentials["SecretAccessKey"]}
        return {**key, "AWS_SESSION_TOKEN": credentials["SessionToken"]} if "SessionToken" in credentials else key

    def test_a_user_from_its_making_to_its_end(self):
        stream, user = self.stream(), self.name("user")
        arn = f"arn:aws:kinesis:us-east-1:{self.account}:stream/{stream}"
        made = self.iam("create-user", "--user-name", user, "--tags", "Key=fleet,Value=north")["User"]
        self.assertRegex(made["CreateDate"], r"^20\d\d-\d\d-\d\dT[\d:]+\+00:00$")
        self.assertEqual((f"arn:aws:iam::{self.account}:user/{user}", [{"Key": "fleet", "Value": "north"}]), (made["Arn"], made["Tags"]))
        me = made["Arn"]
        self.assertIsNone(self.iam(
            "put-user-policy", "--user-name", user, "--policy-name", "write", "--policy-document", policy(allow("kinesis:PutRecord", arn))
        ))
        shown = self.iam("get-user-policy", "--user-name", user, "--policy-name", "write")
        self.assertEqual(json.loads(policy(allow("kinesis:PutRecord", arn))), shown["PolicyDocument"])
        access_key = self.iam("create-access-key", "--user-name", user)["AccessKey"]
        key, key_id = self.key_of(access_key), access_key["AccessKeyId"]
        self.assertEqual({"UserId": made["UserId"], "Account": self.account, "Arn": me}, self.sts("get-caller-identity", key=key))

        put = ("--stream-name", stream, "--partition-key", "k", "--data", "eA==")
        self.assertEqual(FIRST_SHARD, self.kinesis("put-record", *put, key=key)["ShardId"])
        self.assert_denied(me, "put-records", "kinesis:PutRecords", stream, "--stream-name", stream,
                           "--records", '[{"Data":"eA==","PartitionKey":"k"}]', key=key)
        self.assert_denied(me, "get-records", "kinesis:GetRecords", stream, "--shard-iterator", self.iterator(stream), key=key)
        self.assert_denied(me, "list-streams", "kinesis:ListStreams", None, key=key)

        self.iam("update-access-key", "--user-name", user, "--access-key-id", key_id, "--status", "Inactive")
        self.assert_fails("UnrecognizedClientException", "put-record", UNKNOWN, *put, key=key)
        self.assert_fails("InvalidClientTokenId", "get-caller-identity", UNKNOWN, service="sts", key=key)
        self.assert_fails("DeleteConflict", "delete-user", "Cannot delete entity, must delete access keys first.",
                          "--user-name", user, service="iam")
        self.iam("delete-access-key", "--user-name", user, "--access-key-id", key_id)
        self.assert_fails("DeleteConflict", "delete-user", "Cannot delete entity, must delete policies first.",
                          "--user-name", user, service="iam")
        self.iam("delete-user-policy", "--user-name", user, "--policy-name", "write")
        self.iam("delete-user", "--user-name", user)
        self.assert_fails("NoSuchEntity", "get-user", f"The user with name {user} cannot be found.", "--user-name", user, service="iam")

    def test_a_role_from_its_making_to_its_end(self):
        stream, role, name = self.stream(), self.name("role"), self.name("policy")
        trust = policy({"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{self.account}:root"}, "Action": "sts:AssumeRole"})
        made = self.iam("create-role", "--role-name", role, "--assume-role-policy-document", trust)["Role"]
        self.assertEqual(json.loads(trust), made["AssumeRolePolicyDocument"])
        self.iam("wait", "role-exists", "--role-name", role)
        arn = self.iam("create-policy", "--policy-name", name, "--policy-document", policy(allow("kinesis:PutRecord")))["Policy"]["Arn"]
        self.iam("attach-role-policy", "--role-name", role, "--policy-arn", arn)
        self.assertEqual(
            {"AttachedPolicies": [{"PolicyName": name, "PolicyArn": arn}]}, self.iam("list-attached-role-policies", "--role-name", role)
        )

        answer = self.sts("assume-role", "--role-arn", made["Arn"], "--role-session-name", "device-1", "--duration-seconds", "900")
        key = self.key_of(answer["Credentials"])
        me = f"arn:aws:sts::{self.account}:assumed-role/{role}/device-1"
        self.assertEqual(
            {"UserId": f"{made['RoleId']}:device-1", "Account": self.account, "Arn": me}, self.sts("get-caller-identity", key=key)
        )
        self.kinesis("put-record", "--stream-name", stream, "--partition-key", "k", "--data", "eA==", key=key)
        self.assert_denied(me, "list-shards", "kinesis:ListShards", stream, "--stream-name", stream, key=key)

        self.assert_fails("DeleteConflict", "delete-role", "Cannot delete entity, must detach all policies first.",
                          "--role-name", role, service="iam")
        self.assert_fails("DeleteConflict", "delete-policy", "Cannot delete a policy attached to entities.",
                          "--policy-arn", arn, service="iam")
        self.iam("detach-role-policy", "--role-name", role, "--policy-arn", arn)
        self.iam("delete-policy", "--policy-arn", arn)
        self.iam("delete-role", "--role-name", role)
        self.assert_fails("UnrecognizedClientException", "list-shards", UNKNOWN, "--stream-name", stream, key=key)

    def test_users_are_listed_page_by_page(self):
        path = f"/{self.name('path')}/"
        names = [self.name("user") for _ in range(2)]
        for name in names:
            self.iam("create-user", "--user-name", name, "--path", path)
            self.addCleanup(aws, "iam", "delete-user", "--user-name", name)
        listed = self.iam("list-users", "--path-prefix", path, "--page-size", "1")["Users"]
        self.assertEqual(sorted(names), [user["UserName"] for user in listed])

    def test_what_is_wrong_is_said(self):
        self.assert_fails("MalformedPolicyDocument", "create-policy", "Syntax errors in policy.",
                          "--policy-name", "p", "--policy-document", "{}", service="iam")
        self.assert_fails(
            "AccessDenied", "assume-role",
            f"User: arn:aws:iam::{self.account}:root is not authorized to perform: sts:AssumeRole on resource: "
            f"arn:aws:iam::{self.account}:role/nothing",
            "--role-arn", f"arn:aws:iam::{self.account}:role/nothing", "--role-session-name", "device-1", service="sts",
        )

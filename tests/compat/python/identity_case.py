"""What the tests of identity share: users, roles and policies that end with their test, and clients that call as them."""

import json
import uuid

import boto3
import botocore.exceptions

from kinesis_case import ENDPOINT, KinesisCase, client


def statement(actions, resources="*", effect="Allow", **rest):
    return {"Effect": effect, "Action": actions, "Resource": resources, **rest}


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def trust(principal, actions="sts:AssumeRole", **rest):
    return document({"Effect": "Allow", "Principal": principal, "Action": actions, **rest})


class IdentityCase(KinesisCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.iam = client("iam")
        cls.sts = client("sts")

    def name(self, kind="user"):
        return f"python-{kind}-{uuid.uuid4().hex[:10]}"

    def ends_with(self, operation, **arguments):
        """What the test may have undone by itself."""
        def undo():
            try:
                operation(**arguments)
            except self.iam.exceptions.NoSuchEntityException:
                pass
        self.addCleanup(undo)

    def user(self, *statements, **options):
        """A user whose inline policy has these statements, by its name."""
        name = self.name()
        self.iam.create_user(UserName=name, **options)
        self.ends_with(self.iam.delete_user, UserName=name)
        if statements:
            self.user_policy(name, *statements)
        return name

    def user_policy(self, user, *statements, policy="inline"):
        self.iam.put_user_policy(UserName=user, PolicyName=policy, PolicyDocument=document(*statements))
        self.ends_with(self.iam.delete_user_policy, UserName=user, PolicyName=policy)

    def key(self, user):
        """A key of the user, as the arguments of a client."""
        key = self.iam.create_access_key(UserName=user)["AccessKey"]
        self.ends_with(self.iam.delete_access_key, UserName=user, AccessKeyId=key["AccessKeyId"])
        return {"aws_access_key_id": key["AccessKeyId"], "aws_secret_access_key": key["SecretAccessKey"]}

    def group(self, *members, statements=()):
        name = self.name("group")
        self.iam.create_group(GroupName=name)
        self.ends_with(self.iam.delete_group, GroupName=name)
        if statements:
            self.iam.put_group_policy(GroupName=name, PolicyName="inline", PolicyDocument=document(*statements))
            self.ends_with(self.iam.delete_group_policy, GroupName=name, PolicyName="inline")
        for user in members:
            self.iam.add_user_to_group(GroupName=name, UserName=user)
            self.ends_with(self.iam.remove_user_from_group, GroupName=name, UserName=user)
        return name

    def managed(self, *statements, **options):
        """A managed policy, by its ARN."""
        arn = self.iam.create_policy(
            PolicyName=self.name("policy"), PolicyDocument=document(*statements), **options
        )["Policy"]["Arn"]
        self.ends_with(self.iam.delete_policy, PolicyArn=arn)
        return arn

    def attach(self, user, arn):
        self.iam.attach_user_policy(UserName=user, PolicyArn=arn)
        self.ends_with(self.iam.detach_user_policy, UserName=user, PolicyArn=arn)

    def role(self, trust_policy, *statements, **options):
        """A role, by its name."""
        name = self.name("role")
        self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust_policy, **options)
        self.ends_with(self.iam.delete_role, RoleName=name)
        if statements:
            self.iam.put_role_policy(RoleName=name, PolicyName="inline", PolicyDocument=document(*statements))
            self.ends_with(self.iam.delete_role_policy, RoleName=name, PolicyName="inline")
        return name

    def user_arn(self, user):
        return f"arn:aws:iam::{self.account}:user/{user}"

    def role_arn(self, role):
        return f"arn:aws:iam::{self.account}:role/{role}"

    def stream_arn(self, stream):
        return f"arn:aws:kinesis:us-east-1:{self.account}:stream/{stream}"

    @staticmethod
    def client_of(key, service="kinesis"):
        return boto3.client(service, endpoint_url=ENDPOINT, region_name="us-east-1", **key)

    def assert_denied(self, principal, action, resource, reason, operation, **arguments):
        """A refusal by Kinesis: who may not do what with what, and why."""
        target = f" on resource: {resource}" if resource else ""
        self.assert_fails(
            "AccessDeniedException", f"User: {principal} is not authorized to perform: {action}{target} {reason}", operation, **arguments
        )

    def assert_no_identity_policy(self, principal, action, resource, operation, **arguments):
        self.assert_denied(
            principal, action, resource, f"because no identity-based policy allows the {action} action", operation, **arguments
        )

    def assert_iam_fails(self, status, code, message, operation, **arguments):
        """A refusal by IAM or STS, whose errors have statuses of their own."""
        with self.assertRaises(botocore.exceptions.ClientError) as raised:
            operation(**arguments)
        response = raised.exception.response
        self.assertEqual(
            (status, code, message),
            (response["ResponseMetadata"]["HTTPStatusCode"], response["Error"]["Code"], response["Error"]["Message"]),
        )

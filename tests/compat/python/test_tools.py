"""The calls that tools which keep infrastructure as code make for each resource: create, read until it is there, read, delete."""

import json

from identity_case import IdentityCase, document, statement, trust

SERVICE = {"Service": "lambda.amazonaws.com"}


class Tools(IdentityCase):
    """What a tool finds is what it made, or it would change it with every run."""

    def test_who_runs_it(self):
        root = self.iam.get_user()["User"]
        self.assertEqual((self.account, f"arn:aws:iam::{self.account}:root"), (root["UserId"], root["Arn"]))
        self.assertEqual([], self.iam.list_account_aliases()["AccountAliases"])
        self.iam.list_roles(MaxItems=1)

    def test_a_user(self):
        name = self.name()
        self.assert_gone(self.iam.get_user, UserName=name)
        tags = [{"Key": "Environment", "Value": "test"}]
        self.iam.create_user(UserName=name, Path="/system/", Tags=tags)
        user = self.iam.get_user(UserName=name)["User"]
        self.assertEqual(("/system/", tags, None), (user["Path"], user["Tags"], user.get("PermissionsBoundary")))
        key = self.iam.create_access_key(UserName=name)["AccessKey"]["AccessKeyId"]
        (listed,) = self.iam.list_access_keys(UserName=name)["AccessKeyMetadata"]
        self.assertEqual((key, "Active", name), (listed["AccessKeyId"], listed["Status"], listed["UserName"]))
        self.iam.update_user(UserName=name, NewUserName=name, NewPath="/other/")
        self.iam.untag_user(UserName=name, TagKeys=["Environment"])
        user = self.iam.get_user(UserName=name)["User"]
        self.assertEqual((f"arn:aws:iam::{self.account}:user/other/{name}", None), (user["Arn"], user.get("Tags")))
        self.assertEqual([], self.iam.list_groups_for_user(UserName=name)["Groups"])
        self.iam.delete_access_key(UserName=name, AccessKeyId=key)
        self.iam.delete_user(UserName=name)
        self.assert_gone(self.iam.get_user, UserName=name)
        self.assert_gone(self.iam.delete_user, UserName=name)

    def test_a_role_with_a_policy_attached_and_one_inline(self):
        name = self.name("role")
        self.assert_gone(self.iam.get_role, RoleName=name)
        made = self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust(SERVICE), Path="/", MaxSessionDuration=3600)["Role"]
        role = self.iam.get_role(RoleName=name)["Role"]
        self.assertEqual({**made, "RoleLastUsed": {}}, role)
        self.assertEqual(json.loads(trust(SERVICE)), role["AssumeRolePolicyDocument"])

        policy = self.managed(statement("kinesis:*"))
        self.iam.attach_role_policy(RoleName=name, PolicyArn=policy)
        self.iam.attach_role_policy(RoleName=name, PolicyArn=policy)
        attached = self.iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
        self.assertEqual([{"PolicyName": policy.rsplit("/", 1)[1], "PolicyArn": policy}], attached)
        self.iam.put_role_policy(RoleName=name, PolicyName="inline", PolicyDocument=document(statement("logs:*")))
        self.assertEqual(["inline"], self.iam.list_role_policies(RoleName=name)["PolicyNames"])
        inline = self.iam.get_role_policy(RoleName=name, PolicyName="inline")
        self.assertEqual(
            (name, "inline", json.loads(document(statement("logs:*")))), (inline["RoleName"], inline["PolicyName"], inline["PolicyDocument"])
        )

        self.iam.delete_role_policy(RoleName=name, PolicyName="inline")
        self.assert_gone(self.iam.get_role_policy, RoleName=name, PolicyName="inline")
        self.iam.detach_role_policy(RoleName=name, PolicyArn=policy)
        self.assert_gone(self.iam.detach_role_policy, RoleName=name, PolicyArn=policy)
        self.assertEqual([], self.iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"])
        self.assertEqual([], self.iam.list_instance_profiles_for_role(RoleName=name)["InstanceProfiles"])
        self.iam.delete_role(RoleName=name)
        self.assert_gone(self.iam.list_attached_role_policies, RoleName=name)

    def test_a_policy_that_changes(self):
        name = self.name("policy")
        arn = self.iam.create_policy(PolicyName=name, PolicyDocument=document(statement("kinesis:*")), Path="/")["Policy"]["Arn"]
        for actions in ("kinesis:List*", "kinesis:Get*"):
            policy = self.iam.get_policy(PolicyArn=arn)["Policy"]
            self.iam.get_policy_version(PolicyArn=arn, VersionId=policy["DefaultVersionId"])
            version = self.iam.create_policy_version(PolicyArn=arn, PolicyDocument=document(statement(actions)), SetAsDefault=True)
            self.assertTrue(version["PolicyVersion"]["IsDefaultVersion"])
            policy = self.iam.get_policy(PolicyArn=arn)["Policy"]
            document_of = self.iam.get_policy_version(PolicyArn=arn, VersionId=policy["DefaultVersionId"])["PolicyVersion"]["Document"]
            self.assertEqual(json.loads(document(statement(actions))), document_of)
        versions = self.iam.list_policy_versions(PolicyArn=arn)["Versions"]
        self.assertEqual(["v3", "v2", "v1"], [version["VersionId"] for version in versions])
        for version in versions:
            if not version["IsDefaultVersion"]:
                self.iam.delete_policy_version(PolicyArn=arn, VersionId=version["VersionId"])
        self.iam.delete_policy(PolicyArn=arn)
        self.assert_gone(self.iam.get_policy, PolicyArn=arn)

    def test_an_instance_profile(self):
        role, name = self.role(trust(SERVICE)), self.name("profile")
        self.assert_gone(self.iam.get_instance_profile, InstanceProfileName=name)
        self.iam.create_instance_profile(InstanceProfileName=name, Path="/", Tags=[{"Key": "a", "Value": "b"}])
        self.iam.get_waiter("instance_profile_exists").wait(InstanceProfileName=name)
        self.iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=role)
        profile = self.iam.get_instance_profile(InstanceProfileName=name)["InstanceProfile"]
        self.assertEqual(
            (f"arn:aws:iam::{self.account}:instance-profile/{name}", [role], [{"Key": "a", "Value": "b"}]),
            (profile["Arn"], [held["RoleName"] for held in profile["Roles"]], profile["Tags"]),
        )
        (of_role,) = self.iam.list_instance_profiles_for_role(RoleName=role)["InstanceProfiles"]
        self.assertEqual(name, of_role["InstanceProfileName"])
        self.iam.remove_role_from_instance_profile(InstanceProfileName=name, RoleName=role)
        self.assertEqual([], self.iam.get_instance_profile(InstanceProfileName=name)["InstanceProfile"]["Roles"])
        self.iam.delete_instance_profile(InstanceProfileName=name)
        self.assert_gone(self.iam.get_instance_profile, InstanceProfileName=name)

    def assert_gone(self, operation, **arguments):
        with self.assertRaises(self.iam.exceptions.NoSuchEntityException):
            operation(**arguments)

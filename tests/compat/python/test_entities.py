"""IAM's own answers as boto3 reads them: what entities look like, lists and their pages, waiters, deletion in order."""

import datetime
import json

from identity_case import IdentityCase, document, statement, trust

DOCUMENT = {"Version": "2012-10-17", "Statement": [
    {"Sid": "Write", "Effect": "Allow", "Action": ["kinesis:PutRecord"], "Resource": "*",
     "Condition": {"StringLike": {"aws:PrincipalTag/käse & \"more\"": "a+b %20*"}}},
]}
SERVICE = {"Service": "lambda.amazonaws.com"}


class Entities(IdentityCase):
    def assert_now(self, moment):
        self.assertLess(abs((datetime.datetime.now(datetime.timezone.utc) - moment).total_seconds()), 60)

    def test_a_user_is_answered_as_it_was_made(self):
        name = self.name()
        tags = [{"Key": "fleet", "Value": "north"}, {"Key": "site", "Value": ""}]
        made = self.iam.create_user(UserName=name, Path="/devices/", Tags=tags)["User"]
        self.ends_with(self.iam.delete_user, UserName=name)
        self.assertEqual(made, self.iam.get_user(UserName=name)["User"])
        self.assert_now(made.pop("CreateDate"))
        self.assertRegex(made.pop("UserId"), "^AIDA[A-Z2-7]{17}$")
        self.assertEqual(
            {"Path": "/devices/", "UserName": name, "Arn": f"arn:aws:iam::{self.account}:user/devices/{name}", "Tags": tags}, made
        )
        (listed,) = self.iam.list_users(PathPrefix="/devices/")["Users"]
        self.assertEqual({"Path", "UserName", "UserId", "Arn", "CreateDate"}, set(listed))

    def test_lists_of_nothing_are_empty_lists(self):
        user, role, policy = self.user(), self.role(trust(SERVICE)), self.managed(statement("*"))
        group = self.group()
        for operation, member, arguments in (
            (self.iam.list_access_keys, "AccessKeyMetadata", {"UserName": user}),
            (self.iam.list_user_policies, "PolicyNames", {"UserName": user}),
            (self.iam.list_attached_user_policies, "AttachedPolicies", {"UserName": user}),
            (self.iam.list_groups_for_user, "Groups", {"UserName": user}),
            (self.iam.list_user_tags, "Tags", {"UserName": user}),
            (self.iam.list_role_policies, "PolicyNames", {"RoleName": role}),
            (self.iam.list_attached_role_policies, "AttachedPolicies", {"RoleName": role}),
            (self.iam.list_instance_profiles_for_role, "InstanceProfiles", {"RoleName": role}),
            (self.iam.list_role_tags, "Tags", {"RoleName": role}),
            (self.iam.list_policy_tags, "Tags", {"PolicyArn": policy}),
            (self.iam.list_group_policies, "PolicyNames", {"GroupName": group}),
            (self.iam.list_attached_group_policies, "AttachedPolicies", {"GroupName": group}),
            (self.iam.get_group, "Users", {"GroupName": group}),
            (self.iam.list_account_aliases, "AccountAliases", {}),
        ):
            with self.subTest(operation.__name__):
                answer = operation(**arguments)
                self.assertEqual(([], False), (answer[member], answer["IsTruncated"]))
        entities = self.iam.list_entities_for_policy(PolicyArn=policy)
        self.assertEqual(([], [], []), tuple(entities[kind] for kind in ("PolicyUsers", "PolicyGroups", "PolicyRoles")))

    def test_documents_come_back_decoded(self):
        text = json.dumps(DOCUMENT, ensure_ascii=False)
        user, group = self.user(), self.group()
        role = self.role(trust(SERVICE))
        for operation, get, delete, arguments in (
            (self.iam.put_user_policy, self.iam.get_user_policy, self.iam.delete_user_policy, {"UserName": user}),
            (self.iam.put_group_policy, self.iam.get_group_policy, self.iam.delete_group_policy, {"GroupName": group}),
            (self.iam.put_role_policy, self.iam.get_role_policy, self.iam.delete_role_policy, {"RoleName": role}),
        ):
            operation(PolicyName="p", PolicyDocument=text, **arguments)
            self.assertEqual(DOCUMENT, get(PolicyName="p", **arguments)["PolicyDocument"])
            delete(PolicyName="p", **arguments)
        policy = self.iam.create_policy(PolicyName=self.name("policy"), PolicyDocument=text)["Policy"]["Arn"]
        self.ends_with(self.iam.delete_policy, PolicyArn=policy)
        version = self.iam.get_policy_version(PolicyArn=policy, VersionId="v1")["PolicyVersion"]
        self.assertEqual((DOCUMENT, True, "v1"), (version["Document"], version["IsDefaultVersion"], version["VersionId"]))
        expected = json.loads(trust(SERVICE))
        self.assertEqual(expected, self.iam.get_role(RoleName=role)["Role"]["AssumeRolePolicyDocument"])
        listed = next(r for page in self.iam.get_paginator("list_roles").paginate() for r in page["Roles"] if r["RoleName"] == role)
        self.assertEqual(expected, listed["AssumeRolePolicyDocument"])

    def test_a_role_is_answered_as_it_was_made(self):
        name = self.name("role")
        self.iam.create_role(
            RoleName=name, AssumeRolePolicyDocument=trust(SERVICE), Description="Reads.\nAnd <writes> & more.",
            MaxSessionDuration=7200, Tags=[{"Key": "a", "Value": "b"}],
        )
        self.ends_with(self.iam.delete_role, RoleName=name)
        role = self.iam.get_role(RoleName=name)["Role"]
        self.assertRegex(role["RoleId"], "^AROA[A-Z2-7]{17}$")
        self.assertEqual(
            (self.role_arn(name), "Reads.\nAnd <writes> & more.", 7200, [{"Key": "a", "Value": "b"}], {}),
            tuple(role[member] for member in ("Arn", "Description", "MaxSessionDuration", "Tags", "RoleLastUsed")),
        )
        self.iam.update_role(RoleName=name, Description="", MaxSessionDuration=3600)
        role = self.iam.get_role(RoleName=name)["Role"]
        self.assertEqual(("", 3600), (role.get("Description", ""), role["MaxSessionDuration"]))

    def test_a_policy_counts_what_it_is_attached_to(self):
        arn = self.managed(statement("kinesis:*"), Description="All of Kinesis", Path="/team/", Tags=[{"Key": "a", "Value": "b"}])
        user = self.user()
        self.attach(user, arn)
        role = self.role(trust(SERVICE), PermissionsBoundary=arn)
        policy = self.iam.get_policy(PolicyArn=arn)["Policy"]
        self.assert_now(policy.pop("CreateDate"))
        self.assert_now(policy.pop("UpdateDate"))
        self.assertRegex(policy.pop("PolicyId"), "^ANPA[A-Z2-7]{17}$")
        self.assertEqual(
            {
                "PolicyName": arn.rsplit("/", 1)[1], "Arn": arn, "Path": "/team/", "DefaultVersionId": "v1", "AttachmentCount": 1,
                "PermissionsBoundaryUsageCount": 1, "IsAttachable": True, "Description": "All of Kinesis",
                "Tags": [{"Key": "a", "Value": "b"}],
            },
            policy,
        )
        entities = self.iam.list_entities_for_policy(PolicyArn=arn, PolicyUsageFilter="PermissionsPolicy")
        self.assertEqual([user], [entity["UserName"] for entity in entities["PolicyUsers"]])
        self.assertEqual([], entities["PolicyRoles"])
        entities = self.iam.list_entities_for_policy(PolicyArn=arn, PolicyUsageFilter="PermissionsBoundary")
        self.assertEqual([role], [entity["RoleName"] for entity in entities["PolicyRoles"]])
        boundary = self.iam.get_role(RoleName=role)["Role"]["PermissionsBoundary"]
        self.assertEqual({"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": arn}, boundary)

    def test_tags_are_added_changed_and_taken_off(self):
        user, role, policy = self.user(), self.role(trust(SERVICE)), self.managed(statement("*"))
        for tag, untag, tags, arguments in (
            (self.iam.tag_user, self.iam.untag_user, self.iam.list_user_tags, {"UserName": user}),
            (self.iam.tag_role, self.iam.untag_role, self.iam.list_role_tags, {"RoleName": role}),
            (self.iam.tag_policy, self.iam.untag_policy, self.iam.list_policy_tags, {"PolicyArn": policy}),
        ):
            with self.subTest(tag.__name__):
                tag(Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}], **arguments)
                tag(Tags=[{"Key": "a", "Value": "3"}], **arguments)
                self.assertEqual({"a": "3", "b": "2"}, {t["Key"]: t["Value"] for t in tags(**arguments)["Tags"]})
                untag(TagKeys=["a", "c"], **arguments)
                self.assertEqual([{"Key": "b", "Value": "2"}], tags(**arguments)["Tags"])

    def test_what_is_not_there_is_not_found(self):
        user = self.user()
        arn = f"arn:aws:iam::{self.account}:policy/nothing"
        for message, operation, arguments in (
            ("The user with name nobody cannot be found.", self.iam.get_user, {"UserName": "nobody"}),
            ("The role with name nobody cannot be found.", self.iam.get_role, {"RoleName": "nobody"}),
            ("The group with name nobody cannot be found.", self.iam.get_group, {"GroupName": "nobody"}),
            ("The user policy with name none cannot be found.", self.iam.get_user_policy, {"UserName": user, "PolicyName": "none"}),
            (f"Policy {arn} was not found.", self.iam.get_policy, {"PolicyArn": arn}),
            (f"Policy {arn} does not exist or is not attachable.", self.iam.attach_user_policy, {"UserName": user, "PolicyArn": arn}),
        ):
            with self.subTest(message):
                self.assert_iam_fails(404, "NoSuchEntity", message, operation, **arguments)

    def test_documents_that_are_no_policies_are_refused(self):
        user = self.user()
        for text, message in (
            ("{", "This policy contains invalid Json"),
            ("{}", "Syntax errors in policy."),
            ('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*"}]}', "Policy statement must contain actions."),
            ('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kinesis:*"}]}', "Policy statement must contain resources."),
            (document(statement("kinesis:*", "stream")), 'Resource stream must be in ARN format or "*".'),
        ):
            with self.subTest(text):
                self.assert_iam_fails(
                    400, "MalformedPolicyDocument", message,
                    self.iam.put_user_policy, UserName=user, PolicyName="p", PolicyDocument=text,
                )
        self.assertEqual([], self.iam.list_user_policies(UserName=user)["PolicyNames"])

    def test_names_that_cannot_be_are_refused(self):
        self.assert_iam_fails(
            400, "ValidationError",
            "1 validation error detected: Value 'no blanks' at 'userName' failed to satisfy constraint: "
            r"Member must satisfy regular expression pattern: [\w+=,.@-]+",
            self.iam.create_user, UserName="no blanks",
        )


class Lists(IdentityCase):
    def test_paginators_go_through_every_page(self):
        path = f"/{self.name('path')}/"
        users = sorted(self.user(Path=path) for _ in range(5))
        pages = list(self.iam.get_paginator("list_users").paginate(PathPrefix=path, PaginationConfig={"PageSize": 2}))
        self.assertEqual([2, 2, 1], [len(page["Users"]) for page in pages])
        self.assertEqual([True, True, False], [page["IsTruncated"] for page in pages])
        self.assertEqual([True, True, False], ["Marker" in page for page in pages])
        self.assertEqual(users, [user["UserName"] for page in pages for user in page["Users"]])
        taken = self.iam.get_paginator("list_users").paginate(PathPrefix=path, PaginationConfig={"PageSize": 2, "MaxItems": 3})
        self.assertEqual(users[:3], [user["UserName"] for user in taken.build_full_result()["Users"]])

    def test_every_list_is_paged(self):
        user = self.user()
        group = self.group(*(self.user() for _ in range(2)), user)
        for policy in ("a", "b", "c"):
            self.user_policy(user, statement("*"), policy=policy)
            self.attach(user, self.managed(statement("*")))
        self.key(user), self.key(user)
        policy = self.managed(statement("*"))
        for version in ("v2", "v3"):
            self.iam.create_policy_version(PolicyArn=policy, PolicyDocument=document(statement("*")))
            self.ends_with(self.iam.delete_policy_version, PolicyArn=policy, VersionId=version)
        for operation, member, arguments, count in (
            ("list_user_policies", "PolicyNames", {"UserName": user}, 3),
            ("list_attached_user_policies", "AttachedPolicies", {"UserName": user}, 3),
            ("list_access_keys", "AccessKeyMetadata", {"UserName": user}, 2),
            ("get_group", "Users", {"GroupName": group}, 3),
            ("list_policy_versions", "Versions", {"PolicyArn": policy}, 3),
        ):
            with self.subTest(operation):
                pages = list(self.iam.get_paginator(operation).paginate(**arguments, PaginationConfig={"PageSize": 1}))
                self.assertEqual(count, len(pages))
                self.assertEqual(count, len({json.dumps(item, default=str) for page in pages for item in page[member]}))

    def test_policies_are_listed_by_scope(self):
        arn = self.managed(statement("*"))
        scopes = {}
        for scope in ("Local", "AWS", "All"):
            pages = self.iam.get_paginator("list_policies").paginate(Scope=scope)
            scopes[scope] = {policy["Arn"] for page in pages for policy in page["Policies"]}
        self.assertIn(arn, scopes["Local"])
        self.assertIn("arn:aws:iam::aws:policy/AdministratorAccess", scopes["AWS"])
        self.assertEqual(scopes["All"], scopes["Local"] | scopes["AWS"])
        attached = self.iam.list_policies(Scope="Local", OnlyAttached=True)["Policies"]
        self.assertNotIn(arn, [policy["Arn"] for policy in attached])

    def test_the_account_is_told_as_a_whole(self):
        arn = self.managed(statement("kinesis:*"))
        user = self.user(statement("kinesis:ListStreams"))
        self.attach(user, arn)
        group = self.group(user, statements=[statement("kinesis:ListShards")])
        role = self.role(trust(SERVICE), statement("kinesis:GetRecords"))
        pages = list(self.iam.get_paginator("get_account_authorization_details").paginate(PaginationConfig={"PageSize": 2}))
        details = {kind: {entry[name]: entry for page in pages for entry in page[kind]} for kind, name in (
            ("UserDetailList", "UserName"), ("GroupDetailList", "GroupName"), ("RoleDetailList", "RoleName"), ("Policies", "Arn"))}
        told = details["UserDetailList"][user]
        self.assertEqual(([group], [arn]), (told["GroupList"], [policy["PolicyArn"] for policy in told["AttachedManagedPolicies"]]))
        self.assertEqual(json.loads(document(statement("kinesis:ListStreams"))), told["UserPolicyList"][0]["PolicyDocument"])
        self.assertEqual(json.loads(document(statement("kinesis:ListShards"))),
                         details["GroupDetailList"][group]["GroupPolicyList"][0]["PolicyDocument"])
        self.assertEqual(json.loads(trust(SERVICE)), details["RoleDetailList"][role]["AssumeRolePolicyDocument"])
        self.assertEqual(json.loads(document(statement("kinesis:*"))),
                         details["Policies"][arn]["PolicyVersionList"][0]["Document"])
        self.assertGreaterEqual(self.iam.get_account_summary()["SummaryMap"]["Users"], 1)

    def test_what_a_user_may_do_is_simulated(self):
        user = self.user(statement("kinesis:Put*", "arn:aws:kinesis:*:*:stream/mine"), statement("kinesis:PutRecords", effect="Deny"))
        self.group(user, statements=[statement("kinesis:ListStreams")])
        answer = self.iam.simulate_principal_policy(
            PolicySourceArn=self.user_arn(user), ActionNames=["kinesis:PutRecord", "kinesis:PutRecords", "kinesis:GetRecords", "kinesis:ListStreams"],
            ResourceArns=[self.stream_arn("mine")],
        )
        self.assertEqual(
            {
                "kinesis:PutRecord": "allowed", "kinesis:PutRecords": "explicitDeny",
                "kinesis:GetRecords": "implicitDeny", "kinesis:ListStreams": "allowed",
            },
            {result["EvalActionName"]: result["EvalDecision"] for result in answer["EvaluationResults"]},
        )
        self.assertFalse(answer["IsTruncated"])
        keys = self.iam.get_context_keys_for_custom_policy(
            PolicyInputList=[document(statement("*", Condition={"StringEquals": {"aws:username": "x"}}))]
        )
        self.assertEqual(["aws:username"], keys["ContextKeyNames"])

    def test_waiters_see_what_is_there(self):
        role, profile = self.role(trust(SERVICE)), self.name("profile")
        self.iam.create_instance_profile(InstanceProfileName=profile)
        self.ends_with(self.iam.delete_instance_profile, InstanceProfileName=profile)
        self.iam.get_waiter("user_exists").wait(UserName=self.user())
        self.iam.get_waiter("role_exists").wait(RoleName=role)
        self.iam.get_waiter("policy_exists").wait(PolicyArn=self.managed(statement("*")))
        self.iam.get_waiter("instance_profile_exists").wait(InstanceProfileName=profile)


class Deletion(IdentityCase):
    def test_a_user_goes_after_everything_that_it_has(self):
        user = self.user(statement("*"))
        arn = self.managed(statement("*"))
        self.attach(user, arn)
        group = self.group(user)
        key = self.key(user)["aws_access_key_id"]
        self.assert_conflict("must remove users from group first.", self.iam.delete_user, UserName=user)
        self.assert_conflict("must remove users from group first.", self.iam.delete_group, GroupName=group)
        self.iam.remove_user_from_group(GroupName=group, UserName=user)
        self.assert_conflict("must delete access keys first.", self.iam.delete_user, UserName=user)
        self.iam.delete_access_key(UserName=user, AccessKeyId=key)
        self.assert_conflict("must delete policies first.", self.iam.delete_user, UserName=user)
        self.iam.delete_user_policy(UserName=user, PolicyName="inline")
        self.assert_conflict("must detach all policies first.", self.iam.delete_user, UserName=user)
        self.assert_iam_fails(
            409, "DeleteConflict", "Cannot delete a policy attached to entities.", self.iam.delete_policy, PolicyArn=arn
        )
        self.iam.detach_user_policy(UserName=user, PolicyArn=arn)
        self.iam.delete_user(UserName=user)
        self.iam.delete_policy(PolicyArn=arn)
        self.iam.delete_group(GroupName=group)
        with self.assertRaises(self.iam.exceptions.NoSuchEntityException):
            self.iam.get_user(UserName=user)

    def test_a_role_goes_after_everything_that_it_has(self):
        role = self.role(trust(SERVICE), statement("*"))
        arn = self.managed(statement("*"))
        self.iam.attach_role_policy(RoleName=role, PolicyArn=arn)
        profile = self.name("profile")
        self.iam.create_instance_profile(InstanceProfileName=profile)
        self.ends_with(self.iam.delete_instance_profile, InstanceProfileName=profile)
        self.iam.add_role_to_instance_profile(InstanceProfileName=profile, RoleName=role)
        self.assert_conflict("must remove roles from instance profile first.", self.iam.delete_role, RoleName=role)
        self.assert_conflict(
            "must remove roles from instance profile first.", self.iam.delete_instance_profile, InstanceProfileName=profile
        )
        self.iam.remove_role_from_instance_profile(InstanceProfileName=profile, RoleName=role)
        self.assert_conflict("must detach all policies first.", self.iam.delete_role, RoleName=role)
        self.iam.detach_role_policy(RoleName=role, PolicyArn=arn)
        self.assert_conflict("must delete policies first.", self.iam.delete_role, RoleName=role)
        self.iam.delete_role_policy(RoleName=role, PolicyName="inline")
        self.iam.delete_role(RoleName=role)
        self.assert_iam_fails(404, "NoSuchEntity", f"The role with name {role} cannot be found.", self.iam.delete_role, RoleName=role)

    def test_a_policy_goes_after_its_versions(self):
        arn = self.managed(statement("*"))
        for version in ("v2", "v3", "v4", "v5"):
            self.iam.create_policy_version(PolicyArn=arn, PolicyDocument=document(statement("*")), SetAsDefault=version == "v5")
            self.ends_with(self.iam.delete_policy_version, PolicyArn=arn, VersionId=version)
        with self.assertRaises(self.iam.exceptions.LimitExceededException):
            self.iam.create_policy_version(PolicyArn=arn, PolicyDocument=document(statement("*")))
        self.assert_iam_fails(
            409, "DeleteConflict", "Cannot delete the default version of a policy.",
            self.iam.delete_policy_version, PolicyArn=arn, VersionId="v5",
        )
        with self.assertRaises(self.iam.exceptions.DeleteConflictException):
            self.iam.delete_policy(PolicyArn=arn)
        for version in ("v1", "v2", "v3", "v4"):
            self.iam.delete_policy_version(PolicyArn=arn, VersionId=version)
        self.iam.delete_policy(PolicyArn=arn)
        with self.assertRaises(self.iam.exceptions.NoSuchEntityException):
            self.iam.get_policy(PolicyArn=arn)

    def assert_conflict(self, rest, operation, **arguments):
        self.assert_iam_fails(409, "DeleteConflict", f"Cannot delete entity, {rest}", operation, **arguments)

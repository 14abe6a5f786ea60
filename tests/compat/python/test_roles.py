"""Roles: who may assume them, what their temporary credentials may do, and who they are then."""

import datetime

from identity_case import IdentityCase, document, statement, trust

INVALID = "The security token included in the request is invalid."


class Roles(IdentityCase):
    def setUp(self):
        self.name_of_stream = self.stream()
        self.arn = self.stream_arn(self.name_of_stream)

    def assume(self, role, session="device-1", sts=None, **options):
        """Temporary credentials of the role, as the arguments of a client."""
        answer = (sts or self.sts).assume_role(RoleArn=self.role_arn(role), RoleSessionName=session, **options)
        return self.key_of(answer["Credentials"])

    @staticmethod
    def key_of(credentials):
        return {
            "aws_access_key_id": credentials["AccessKeyId"],
            "aws_secret_access_key": credentials["SecretAccessKey"],
            "aws_session_token": credentials["SessionToken"],
        }

    def session_arn(self, role, session="device-1"):
        return f"arn:aws:sts::{self.account}:assumed-role/{role}/{session}"

    def put(self, kinesis):
        return kinesis.put_record(StreamName=self.name_of_stream, Data=b"x", PartitionKey="k")

    def assert_may_not_put(self, principal, reason, kinesis):
        self.assert_denied(principal, "kinesis:PutRecord", self.arn, reason, lambda: self.put(kinesis))

    def assert_may_not_assume(self, user, role, sts, action="sts:AssumeRole", **options):
        self.assert_iam_fails(
            403, "AccessDenied",
            f"User: {self.user_arn(user)} is not authorized to perform: {action} on resource: {self.role_arn(role)}",
            sts.assume_role, RoleArn=self.role_arn(role), RoleSessionName="device-1", **options,
        )

    def trusted(self, *statements, **options):
        """A user who may do nothing itself, and a role that trusts it."""
        user = self.user()
        return user, self.role(trust({"AWS": self.user_arn(user)}), *statements, **options), self.client_of(self.key(user), "sts")

    def test_a_device_gets_credentials_that_write_to_one_stream(self):
        user, role, sts = self.trusted(statement("kinesis:PutRecord", self.arn))
        answer = sts.assume_role(RoleArn=self.role_arn(role), RoleSessionName="device-1", DurationSeconds=900)
        role_id = self.iam.get_role(RoleName=role)["Role"]["RoleId"]
        self.assertEqual({"AssumedRoleId": f"{role_id}:device-1", "Arn": self.session_arn(role)}, answer["AssumedRoleUser"])
        credentials = answer["Credentials"]
        self.assertRegex(credentials["AccessKeyId"], "^ASIA[A-Z2-7]{16}$")
        left = credentials["Expiration"] - datetime.datetime.now(datetime.timezone.utc)
        self.assertLess(abs(left.total_seconds() - 900), 60)

        key = self.key_of(credentials)
        identity = self.client_of(key, "sts").get_caller_identity()
        self.assertEqual(
            (self.account, self.session_arn(role), f"{role_id}:device-1"),
            tuple(identity[member] for member in ("Account", "Arn", "UserId")),
        )
        kinesis = self.client_of(key)
        self.put(kinesis)
        self.assertEqual([b"x"], self.data(self.iterator(self.name_of_stream)))
        me = self.session_arn(role)
        self.assert_no_identity_policy(
            me, "kinesis:PutRecords", self.arn,
            kinesis.put_records, StreamName=self.name_of_stream, Records=[{"Data": b"x", "PartitionKey": "k"}],
        )
        self.assert_no_identity_policy(me, "kinesis:ListShards", self.arn, kinesis.list_shards, StreamName=self.name_of_stream)
        self.assert_no_identity_policy(
            self.user_arn(user), "kinesis:PutRecord", self.arn, lambda: self.put(self.client_of(self.key(user)))
        )

    def test_a_role_is_assumed_by_whom_it_trusts_and_nobody_else(self):
        trusted, role, sts = self.trusted()
        self.assume(role, sts=sts)
        stranger = self.user(statement("sts:AssumeRole"))
        strangers = self.client_of(self.key(stranger), "sts")
        self.assert_may_not_assume(stranger, role, strangers)
        self.assert_may_not_assume(stranger, "nothing", strangers)
        self.iam.update_assume_role_policy(RoleName=role, PolicyDocument=trust({"AWS": self.user_arn(stranger)}))
        self.assume(role, sts=strangers)
        self.assert_may_not_assume(trusted, role, sts)

    def test_trust_in_the_account_leaves_it_to_the_users_policies(self):
        role = self.role(trust({"AWS": f"arn:aws:iam::{self.account}:root"}))
        user = self.user()
        sts = self.client_of(self.key(user), "sts")
        self.assert_may_not_assume(user, role, sts)
        self.user_policy(user, statement("sts:AssumeRole", self.role_arn(role)))
        self.assume(role, sts=sts)

    def test_an_external_id_is_asked_for(self):
        user = self.user()
        role = self.role(trust({"AWS": self.user_arn(user)}, Condition={"StringEquals": {"sts:ExternalId": "shared"}}))
        sts = self.client_of(self.key(user), "sts")
        self.assert_may_not_assume(user, role, sts)
        self.assert_may_not_assume(user, role, sts, ExternalId="guessed")
        self.assume(role, sts=sts, ExternalId="shared")

    def test_a_session_policy_takes_away(self):
        _, role, sts = self.trusted(statement("kinesis:*"))
        key = self.assume(role, sts=sts, Policy=document(statement("kinesis:ListShards", self.arn)))
        kinesis = self.client_of(key)
        self.assertEqual(1, len(kinesis.list_shards(StreamName=self.name_of_stream)["Shards"]))
        self.assert_may_not_put(self.session_arn(role), "because no session policy allows the kinesis:PutRecord action", kinesis)
        key = self.assume(role, sts=sts, PolicyArns=[{"arn": "arn:aws:iam::aws:policy/AmazonKinesisFullAccess"}])
        self.put(self.client_of(key))
        answer = sts.assume_role(
            RoleArn=self.role_arn(role), RoleSessionName="device-2", Policy=document(statement("kinesis:PutRecord", self.arn, effect="Deny"))
        )
        self.assertGreater(answer["PackedPolicySize"], 0)
        self.assert_may_not_put(
            self.session_arn(role, "device-2"), "with an explicit deny in a session policy", self.client_of(self.key_of(answer["Credentials"]))
        )

    def test_tags_of_a_session_decide(self):
        user = self.user()
        role = self.role(
            trust({"AWS": self.user_arn(user)}, ["sts:AssumeRole", "sts:TagSession"]),
            statement("kinesis:PutRecord", "arn:aws:kinesis:*:*:stream/${aws:PrincipalTag/stream}"),
        )
        sts = self.client_of(self.key(user), "sts")
        tags = [{"Key": "stream", "Value": self.name_of_stream}]
        self.put(self.client_of(self.assume(role, sts=sts, Tags=tags)))
        self.assert_may_not_put(
            self.session_arn(role), "because no identity-based policy allows the kinesis:PutRecord action",
            self.client_of(self.assume(role, sts=sts, Tags=[{"Key": "stream", "Value": "another"}])),
        )
        self.iam.update_assume_role_policy(RoleName=role, PolicyDocument=trust({"AWS": self.user_arn(user)}))
        self.assert_may_not_assume(user, role, sts, "sts:TagSession", Tags=tags)

    def test_a_role_is_bounded_too(self):
        boundary = self.managed(statement("kinesis:List*"))
        _, role, sts = self.trusted(statement("kinesis:*"), PermissionsBoundary=boundary)
        kinesis = self.client_of(self.assume(role, sts=sts))
        self.assert_may_not_put(self.session_arn(role), "because no permissions boundary allows the kinesis:PutRecord action", kinesis)
        self.iam.delete_role_permissions_boundary(RoleName=role)
        self.put(kinesis)

    def test_what_a_role_may_do_is_asked_anew_each_time(self):
        _, role, sts = self.trusted(statement("kinesis:PutRecord", self.arn))
        kinesis = self.client_of(self.assume(role, sts=sts))
        self.put(kinesis)
        self.iam.delete_role_policy(RoleName=role, PolicyName="inline")
        self.assert_may_not_put(
            self.session_arn(role), "because no identity-based policy allows the kinesis:PutRecord action", kinesis
        )
        used = self.iam.get_role(RoleName=role)["Role"]["RoleLastUsed"]
        self.assertEqual("us-east-1", used["Region"])
        self.iam.delete_role(RoleName=role)
        self.assert_fails("UnrecognizedClientException", INVALID, lambda: self.put(kinesis))

    def test_credentials_belong_together(self):
        _, role, sts = self.trusted(statement("kinesis:PutRecord", self.arn))
        one, other = self.assume(role, "one", sts), self.assume(role, "other", sts)
        for key in (
            {**one, "aws_session_token": other["aws_session_token"]},
            {**one, "aws_session_token": one["aws_session_token"][:-4] + "AAAA"},
            {**one, "aws_session_token": None},
        ):
            self.assert_fails("UnrecognizedClientException", INVALID, lambda: self.put(self.client_of(key)))
        error = self.failure(lambda: self.put(self.client_of({**one, "aws_secret_access_key": other["aws_secret_access_key"]})))
        self.assertEqual("InvalidSignatureException", error["Error"]["Code"])

    def test_roles_are_chained(self):
        user, first, sts = self.trusted(statement("sts:AssumeRole"))
        second = self.role(trust({"AWS": self.role_arn(first)}), statement("kinesis:PutRecord", self.arn))
        through = self.client_of(self.assume(first, sts=sts), "sts")
        key = self.assume(second, "device-2", through)
        self.put(self.client_of(key))
        self.assertEqual(self.session_arn(second, "device-2"), self.client_of(key, "sts").get_caller_identity()["Arn"])
        self.assert_may_not_assume(user, second, sts)

    def test_durations_names_and_arns_are_checked(self):
        _, role, sts = self.trusted()
        arn = self.role_arn(role)
        for message, arguments in (
            ("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
             {"RoleArn": arn, "RoleSessionName": "ok", "DurationSeconds": 3601}),
            ("1 validation error detected: Value 'a:b' at 'roleSessionName' failed to satisfy constraint: "
             r"Member must satisfy regular expression pattern: [\w+=,.@-]*", {"RoleArn": arn, "RoleSessionName": "a:b"}),
        ):
            with self.subTest(message):
                self.assert_iam_fails(400, "ValidationError", message, sts.assume_role, **arguments)

    def test_a_user_gets_a_session_of_its_own(self):
        user = self.user(statement("kinesis:PutRecord", self.arn), statement("iam:*"))
        key = self.key_of(self.client_of(self.key(user), "sts").get_session_token(DurationSeconds=900)["Credentials"])
        self.put(self.client_of(key))
        self.assertEqual(self.user_arn(user), self.client_of(key, "sts").get_caller_identity()["Arn"])
        self.assert_iam_fails(403, "InvalidClientTokenId", INVALID, self.client_of(key, "iam").get_user)

    def test_a_federated_user_may_do_what_both_allow(self):
        user = self.user(statement("kinesis:*"), statement("sts:GetFederationToken"))
        answer = self.client_of(self.key(user), "sts").get_federation_token(
            Name="guest", Policy=document(statement(["kinesis:PutRecord", "kinesis:ListShards"], self.arn)), DurationSeconds=900
        )
        guest = f"arn:aws:sts::{self.account}:federated-user/guest"
        self.assertEqual(guest, answer["FederatedUser"]["Arn"])
        key = self.key_of(answer["Credentials"])
        self.put(self.client_of(key))
        self.assertEqual(guest, self.client_of(key, "sts").get_caller_identity()["Arn"])
        self.assert_denied(
            guest, "kinesis:ListStreams", None, "because no session policy allows the kinesis:ListStreams action",
            self.client_of(key).list_streams,
        )

    def test_the_root_assumes_roles_that_trust_its_account(self):
        role = self.role(trust({"AWS": self.account}), statement("kinesis:PutRecord", self.arn))
        self.put(self.client_of(self.assume(role)))

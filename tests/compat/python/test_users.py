"""Users and what they may do: policies of every kind, groups, boundaries, denials, and keys that are switched off."""

import datetime

import botocore.exceptions

from identity_case import IdentityCase, document, statement
from kinesis_case import FIRST_SHARD


class Users(IdentityCase):
    def setUp(self):
        self.name_of_stream = self.stream()
        self.arn = self.stream_arn(self.name_of_stream)

    def put(self, kinesis):
        return kinesis.put_record(StreamName=self.name_of_stream, Data=b"x", PartitionKey="k")

    def assert_may_put(self, kinesis):
        self.assertEqual(FIRST_SHARD, self.put(kinesis)["ShardId"])

    def assert_may_not_put(self, user, reason, kinesis):
        self.assert_denied(self.user_arn(user), "kinesis:PutRecord", self.arn, reason, lambda: self.put(kinesis))

    def test_a_user_may_do_what_its_policy_says_and_nothing_else(self):
        user = self.user(statement("kinesis:PutRecord", self.arn))
        kinesis = self.client_of(self.key(user))
        self.assert_may_put(kinesis)
        other, me = self.stream(), self.user_arn(user)
        self.assert_no_identity_policy(
            me, "kinesis:PutRecords", self.arn,
            kinesis.put_records, StreamName=self.name_of_stream, Records=[{"Data": b"x", "PartitionKey": "k"}],
        )
        self.assert_no_identity_policy(
            me, "kinesis:PutRecord", self.stream_arn(other), kinesis.put_record, StreamName=other, Data=b"x", PartitionKey="k"
        )
        self.assert_no_identity_policy(
            me, "kinesis:GetRecords", self.arn, kinesis.get_records, ShardIterator=self.iterator(self.name_of_stream)
        )
        self.assert_no_identity_policy(
            me, "kinesis:GetShardIterator", self.arn,
            kinesis.get_shard_iterator, StreamName=self.name_of_stream, ShardId=FIRST_SHARD, ShardIteratorType="LATEST",
        )
        self.assert_no_identity_policy(me, "kinesis:ListStreams", None, kinesis.list_streams)
        self.assert_no_identity_policy(
            me, "kinesis:DeleteStream", self.arn, kinesis.delete_stream, StreamName=self.name_of_stream
        )

    def test_what_is_refused_changes_nothing(self):
        kinesis = self.client_of(self.key(self.user(statement("kinesis:DescribeStreamSummary"))))
        for _ in range(3):
            self.failure(self.put, kinesis=kinesis)
        self.assertEqual([], self.data(self.iterator(self.name_of_stream)))
        self.failure(kinesis.create_stream, StreamName=self.stream_name(), ShardCount=1)
        self.assertEqual(1, kinesis.describe_stream_summary(StreamName=self.name_of_stream)["StreamDescriptionSummary"]["OpenShardCount"])

    def test_a_user_cannot_help_itself_to_more(self):
        user = self.user(statement("kinesis:PutRecord", self.arn))
        iam = self.client_of(self.key(user), "iam")
        me = self.user_arn(user)
        self.assert_iam_fails(
            403, "AccessDenied",
            f"User: {me} is not authorized to perform: iam:PutUserPolicy on resource: {me} "
            "because no identity-based policy allows the iam:PutUserPolicy action",
            iam.put_user_policy, UserName=user, PolicyName="more", PolicyDocument=document(statement("*")),
        )

    def test_a_managed_policy_counts_by_its_default_version(self):
        user = self.user()
        kinesis = self.client_of(self.key(user))
        policy = self.managed(statement("kinesis:PutRecord", self.arn))
        nothing = "because no identity-based policy allows the kinesis:PutRecord action"
        self.assert_may_not_put(user, nothing, kinesis)
        self.attach(user, policy)
        self.assert_may_put(kinesis)

        version = self.iam.create_policy_version(
            PolicyArn=policy, PolicyDocument=document(statement("kinesis:ListShards")), SetAsDefault=False
        )["PolicyVersion"]
        self.ends_with(self.iam.delete_policy_version, PolicyArn=policy, VersionId="v2")
        self.assertEqual(("v2", False), (version["VersionId"], version["IsDefaultVersion"]))
        self.assert_may_put(kinesis)
        self.iam.set_default_policy_version(PolicyArn=policy, VersionId="v2")
        self.assert_may_not_put(user, nothing, kinesis)
        self.iam.set_default_policy_version(PolicyArn=policy, VersionId="v1")
        self.assert_may_put(kinesis)
        self.iam.detach_user_policy(UserName=user, PolicyArn=policy)
        self.assert_may_not_put(user, nothing, kinesis)

    def test_a_policy_of_aws_is_there_to_be_attached(self):
        user = self.user()
        kinesis = self.client_of(self.key(user))
        self.attach(user, "arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess")
        self.assertIn(self.name_of_stream, kinesis.list_streams(Limit=10000)["StreamNames"])
        self.assert_may_not_put(user, "because no identity-based policy allows the kinesis:PutRecord action", kinesis)

    def test_a_group_gives_its_members_more(self):
        user = self.user(statement("kinesis:ListShards", self.arn))
        kinesis = self.client_of(self.key(user))
        group = self.group(user, statements=[statement("kinesis:PutRecord*", self.arn)])
        self.assert_may_put(kinesis)
        self.assertEqual(1, len(kinesis.list_shards(StreamName=self.name_of_stream)["Shards"]))
        self.iam.remove_user_from_group(GroupName=group, UserName=user)
        self.assert_may_not_put(user, "because no identity-based policy allows the kinesis:PutRecord action", kinesis)

    def test_a_boundary_takes_away(self):
        user = self.user(statement("kinesis:*"))
        kinesis = self.client_of(self.key(user))
        self.assert_may_put(kinesis)
        boundary = self.managed(statement("kinesis:List*"))
        self.iam.put_user_permissions_boundary(UserName=user, PermissionsBoundary=boundary)
        self.ends_with(self.iam.delete_user_permissions_boundary, UserName=user)
        self.assert_may_not_put(user, "because no permissions boundary allows the kinesis:PutRecord action", kinesis)
        self.assertIn(self.name_of_stream, kinesis.list_streams(Limit=10000)["StreamNames"])
        self.iam.delete_user_permissions_boundary(UserName=user)
        self.assert_may_put(kinesis)

    def test_a_boundary_gives_nothing(self):
        user = self.user(PermissionsBoundary="arn:aws:iam::aws:policy/AdministratorAccess")
        self.assert_may_not_put(
            user, "because no identity-based policy allows the kinesis:PutRecord action", self.client_of(self.key(user))
        )

    def test_a_denial_beats_whatever_allows(self):
        user = self.user(statement("*"), statement("kinesis:Put*", self.arn, effect="Deny"))
        kinesis = self.client_of(self.key(user))
        self.group(user, statements=[statement("kinesis:PutRecord", self.arn)])
        self.assert_may_not_put(user, "with an explicit deny in an identity-based policy", kinesis)
        self.assertEqual(1, len(kinesis.list_shards(StreamName=self.name_of_stream)["Shards"]))

    def test_a_condition_decides_by_who_calls_from_where(self):
        user = self.user(
            statement("kinesis:PutRecord", self.arn, Condition={"StringEquals": {"aws:PrincipalTag/fleet": "north"}}),
            statement("kinesis:ListShards", Condition={"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}),
            statement("kinesis:ListStreams", Condition={"StringLike": {"aws:UserAgent": "Boto3/*"}}),
            statement("kinesis:DescribeStream*", "arn:aws:kinesis:*:*:stream/${aws:username}-*"),
        )
        kinesis = self.client_of(self.key(user))
        me = self.user_arn(user)
        self.assert_may_not_put(user, "because no identity-based policy allows the kinesis:PutRecord action", kinesis)
        self.iam.tag_user(UserName=user, Tags=[{"Key": "fleet", "Value": "north"}])
        self.assert_may_put(kinesis)
        self.assert_no_identity_policy(me, "kinesis:ListShards", self.arn, kinesis.list_shards, StreamName=self.name_of_stream)
        kinesis.list_streams()
        own = f"{user}-readings"
        self.kinesis.create_stream(StreamName=own, ShardCount=1)
        self.addCleanup(self.kinesis.delete_stream, StreamName=own)
        kinesis.describe_stream_summary(StreamName=own)
        self.assert_no_identity_policy(
            me, "kinesis:DescribeStreamSummary", self.arn, kinesis.describe_stream_summary, StreamName=self.name_of_stream
        )

    def test_a_stream_is_told_apart_by_its_tags(self):
        user = self.user(statement("kinesis:PutRecord", Condition={"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}}),
                         Tags=[{"Key": "team", "Value": "blue"}])
        kinesis = self.client_of(self.key(user))
        self.kinesis.add_tags_to_stream(StreamName=self.name_of_stream, Tags={"team": "red"})
        self.assert_may_not_put(user, "because no identity-based policy allows the kinesis:PutRecord action", kinesis)
        self.kinesis.add_tags_to_stream(StreamName=self.name_of_stream, Tags={"team": "blue"})
        self.assert_may_put(kinesis)


class Keys(IdentityCase):
    UNKNOWN = ("UnrecognizedClientException", "The security token included in the request is invalid.")

    def test_a_user_knows_who_it_is(self):
        user = self.user(Path="/devices/")
        identity = self.client_of(self.key(user), "sts").get_caller_identity()
        described = self.client_of(self.key(user), "iam")
        self.assertEqual(
            (self.account, f"arn:aws:iam::{self.account}:user/devices/{user}", self.iam.get_user(UserName=user)["User"]["UserId"]),
            (identity["Account"], identity["Arn"], identity["UserId"]),
        )
        self.user_policy(user, statement("iam:GetUser", "arn:aws:iam::*:user/devices/${aws:username}"))
        self.assertEqual(user, described.get_user()["User"]["UserName"])

    def test_a_key_that_is_switched_off_is_unknown_until_it_is_on_again(self):
        user = self.user(statement("kinesis:ListStreams"))
        key = self.key(user)
        kinesis = self.client_of(key)
        kinesis.list_streams()
        for status in ("Inactive", "Active"):
            self.iam.update_access_key(UserName=user, AccessKeyId=key["aws_access_key_id"], Status=status)
            (listed,) = self.iam.list_access_keys(UserName=user)["AccessKeyMetadata"]
            self.assertEqual((key["aws_access_key_id"], status), (listed["AccessKeyId"], listed["Status"]))
            if status == "Inactive":
                self.assert_fails(*self.UNKNOWN, kinesis.list_streams)
                self.assert_iam_fails(
                    403, "InvalidClientTokenId", "The security token included in the request is invalid.",
                    self.client_of(key, "sts").get_caller_identity,
                )
        kinesis.list_streams()

    def test_a_deleted_key_is_unknown(self):
        user = self.user(statement("kinesis:ListStreams"))
        key = self.key(user)
        kinesis = self.client_of(key)
        kinesis.list_streams()
        self.iam.delete_access_key(UserName=user, AccessKeyId=key["aws_access_key_id"])
        self.assert_fails(*self.UNKNOWN, kinesis.list_streams)
        self.assertEqual([], self.iam.list_access_keys(UserName=user)["AccessKeyMetadata"])

    def test_a_wrong_secret_is_a_wrong_signature(self):
        key = self.key(self.user(statement("kinesis:ListStreams")))
        key["aws_secret_access_key"] = key["aws_secret_access_key"][::-1]
        mismatch = (
            "The request signature we calculated does not match the signature you provided. "
            "Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
        )
        error = self.failure(self.client_of(key).list_streams)["Error"]
        self.assertEqual("InvalidSignatureException", error["Code"])
        self.assertTrue(error["Message"].startswith(mismatch), error["Message"])
        with self.assertRaises(botocore.exceptions.ClientError) as raised:
            self.client_of(key, "iam").list_users()
        error = raised.exception.response["Error"]
        self.assertEqual("SignatureDoesNotMatch", error["Code"])
        self.assertTrue(error["Message"].startswith(mismatch), error["Message"])

    def test_a_user_has_two_keys_at_most_and_says_when_they_were_used(self):
        user = self.user(statement("kinesis:ListStreams"))
        first, second = self.key(user), self.key(user)
        self.assert_iam_fails(
            409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2", self.iam.create_access_key, UserName=user
        )
        self.client_of(first).list_streams()
        used = self.iam.get_access_key_last_used(AccessKeyId=first["aws_access_key_id"])
        self.assertEqual((user, "kinesis", "us-east-1"), (
            used["UserName"], used["AccessKeyLastUsed"]["ServiceName"], used["AccessKeyLastUsed"]["Region"]))
        age = datetime.datetime.now(datetime.timezone.utc) - used["AccessKeyLastUsed"]["LastUsedDate"]
        self.assertLess(abs(age.total_seconds()), 60)
        unused = self.iam.get_access_key_last_used(AccessKeyId=second["aws_access_key_id"])["AccessKeyLastUsed"]
        self.assertEqual(("N/A", "N/A", None), (unused["ServiceName"], unused["Region"], unused.get("LastUsedDate")))

    def test_a_user_makes_a_key_of_its_own_where_it_may(self):
        user = self.user(statement(["iam:*AccessKey*"], "arn:aws:iam::*:user/${aws:username}"))
        iam = self.client_of(self.key(user), "iam")
        made = iam.create_access_key()["AccessKey"]
        self.assertEqual(user, made["UserName"])
        self.assertEqual(2, len(iam.list_access_keys()["AccessKeyMetadata"]))
        iam.delete_access_key(AccessKeyId=made["AccessKeyId"])

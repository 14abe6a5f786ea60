"""Lesson 0: who am I."""

from kinesis_case import KinesisCase, client


class Environment(KinesisCase):
    def test_the_caller_is_the_root_of_the_account(self):
        identity = client("sts").get_caller_identity()
        self.assertRegex(identity["Account"], r"^\d{12}$")
        self.assertEqual(f"arn:aws:iam::{identity['Account']}:root", identity["Arn"])
        self.assertEqual(identity["Account"], identity["UserId"])

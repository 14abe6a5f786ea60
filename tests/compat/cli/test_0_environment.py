"""Lesson 0: who am I."""

import json
import unittest

from cli_case import aws


class Environment(unittest.TestCase):
    def test_the_caller_is_the_root_of_the_account(self):
        result = aws("sts", "get-caller-identity")
        self.assertEqual((0, ""), (result.returncode, result.stderr))
        identity = json.loads(result.stdout)
        self.assertRegex(identity["Account"], r"^\d{12}$")
        self.assertEqual(
            {"UserId": identity["Account"], "Account": identity["Account"], "Arn": f"arn:aws:iam::{identity['Account']}:root"},
            identity,
        )

"""Lesson 0: who am I."""

import json
import os
import unittest

from cli_case import aws, started


class Environment(unittest.TestCase):
    def test_the_caller_is_the_root_of_the_account(self):
        # By its name, with what with-server puts in the environment and nothing else.
        result = started(["sts", "get-caller-identity", "--endpoint-url", os.environ["MILLRACE_ENDPOINT"]], os.environ)
        self.assertEqual(result.stdout, aws("sts", "get-caller-identity").stdout)
        self.assertEqual((0, ""), (result.returncode, result.stderr))
        identity = json.loads(result.stdout)
        self.assertRegex(identity["Account"], r"^\d{12}$")
        self.assertEqual(
            {"UserId": identity["Account"], "Account": identity["Account"], "Arn": f"arn:aws:iam::{identity['Account']}:root"},
            identity,
        )

"""Functions as boto3 calls them: with an answer, without one, on trial, by qualifier, failing, and with the end of their log."""

import base64
import json
import unittest
import urllib.error
import urllib.parse
import urllib.request

from kinesis_case import ENDPOINT
from test_lambda_functions import LambdaCase, code

HANDLER = """
def handler(event, context):
    print("called with", event)
    if event.get("fails"):
        raise ValueError("no")
    return {"event": event, "version": context.function_version, "client": getattr(context.client_context, "custom", None)}
"""


class Invoking(LambdaCase):
    def setUp(self):
        self.made = self.function(Code={"ZipFile": code(HANDLER)}, Runtime="python3.11")
        self.name = self.made["FunctionName"]

    def invoke(self, payload, **options):
        answer = self.lambda_.invoke(**{"FunctionName": self.name, "Payload": json.dumps(payload), **options})
        text = answer["Payload"].read()
        return answer, json.loads(text) if text else None

    def test_an_answer_with_the_version_and_the_end_of_the_log(self):
        context = base64.b64encode(json.dumps({"custom": {"k": "v"}}).encode()).decode()
        answer, payload = self.invoke({"a": 1}, LogType="Tail", ClientContext=context)
        self.assertEqual((200, "$LATEST", None), (answer["StatusCode"], answer["ExecutedVersion"], answer.get("FunctionError")))
        self.assertEqual({"event": {"a": 1}, "version": "$LATEST", "client": {"k": "v"}}, payload)
        log = base64.b64decode(answer["LogResult"]).decode()
        for part in ("START RequestId: ", "called with {'a': 1}", "END RequestId: ", "REPORT RequestId: "):
            self.assertIn(part, log)
        self.assertIn(answer["ResponseMetadata"]["RequestId"], log)

    def test_what_a_function_raises_is_an_answer(self):
        answer, payload = self.invoke({"fails": True})
        self.assertEqual((200, "Unhandled"), (answer["StatusCode"], answer["FunctionError"]))
        self.assertEqual(("ValueError", "no"), (payload["errorType"], payload["errorMessage"]))
        self.assertNotIn("LogResult", answer)

    def test_calls_without_an_answer(self):
        answer, payload = self.invoke({}, InvocationType="Event")
        self.assertEqual((202, None), (answer["StatusCode"], payload))
        answer, payload = self.invoke({}, InvocationType="DryRun")
        self.assertEqual((204, None), (answer["StatusCode"], payload))
        self.assertEqual(202, self.lambda_.invoke_async(FunctionName=self.name, InvokeArgs=b"{}")["Status"])

    def test_versions_and_aliases_by_each_of_their_names(self):
        self.lambda_.publish_version(FunctionName=self.name)
        self.lambda_.get_waiter("published_version_active").wait(FunctionName=self.name, Qualifier="1")
        self.lambda_.create_alias(FunctionName=self.name, Name="live", FunctionVersion="1")
        arn = self.made["FunctionArn"]
        for options in ({"Qualifier": "1"}, {"Qualifier": "live"}, {"FunctionName": f"{self.name}:live"}, {"FunctionName": f"{arn}:1"}):
            answer, payload = self.invoke({}, **options)
            self.assertEqual(("1", "1"), (answer["ExecutedVersion"], payload["version"]), options)
        self.assert_fails(
            "ResourceNotFoundException", 404, f"Function not found: {arn}:nowhere", self.lambda_.invoke, FunctionName=self.name, Qualifier="nowhere")

    def test_an_update_is_run_once_it_is_through(self):
        self.lambda_.update_function_code(FunctionName=self.name, ZipFile=code("def handler(event, context): return 42"))
        self.lambda_.get_waiter("function_updated_v2").wait(FunctionName=self.name)
        self.assertEqual(42, self.invoke({})[1])
        self.lambda_.update_function_configuration(FunctionName=self.name, Timeout=9)
        self.lambda_.get_waiter("function_updated_v2").wait(FunctionName=self.name)
        self.assertEqual(9, self.lambda_.get_function_configuration(FunctionName=self.name)["Timeout"])

    def test_what_is_no_json_is_refused(self):
        with self.assertRaises(self.lambda_.exceptions.InvalidRequestContentException):
            self.lambda_.invoke(FunctionName=self.name, Payload=b"{")

    def test_a_url(self):
        url = self.lambda_.create_function_url_config(FunctionName=self.name, AuthType="NONE")["FunctionUrl"]
        for condition in ({"Action": "lambda:InvokeFunctionUrl", "FunctionUrlAuthType": "NONE"}, {"Action": "lambda:InvokeFunction"}):
            self.lambda_.add_permission(FunctionName=self.name, StatementId=condition["Action"].split(":")[1], Principal="*", **condition)
        # Names of this kind are not known to every machine's resolver.
        request = urllib.request.Request(f"{ENDPOINT}/path?q=1", headers={"Host": urllib.parse.urlsplit(url).netloc})
        with urllib.request.urlopen(request) as answer:
            event = json.loads(answer.read())["event"]
        self.assertEqual(("2.0", "/path", {"q": "1"}), (event["version"], event["rawPath"], event["queryStringParameters"]))
        self.lambda_.delete_function_url_config(FunctionName=self.name)
        with self.assertRaises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(request)
        self.assertEqual(403, raised.exception.code)
        raised.exception.close()


del LambdaCase

if __name__ == "__main__":
    unittest.main()

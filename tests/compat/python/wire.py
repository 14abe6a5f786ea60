"""Kinesis over a bare HTTP connection: what SDKs hide, signed as they sign."""

import http.client
import json
import os
import urllib.parse

import botocore.auth
import botocore.awsrequest
import botocore.credentials

import cbor

ENDPOINT = os.environ["MILLRACE_ENDPOINT"]
JSON = "application/x-amz-json-1.1"
CBOR = "application/x-amz-cbor-1.1"
CODECS = {
    JSON: (lambda value: json.dumps(value).encode(), json.loads),
    CBOR: (cbor.encode, cbor.decode),
}


class Answer:
    """A status, its headers and its body, undecoded."""

    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    def value(self):
        return CODECS[self.headers["Content-Type"]][1](self.body)


def send(method="POST", path="/", headers=None, body=b""):
    """One request, as given."""
    address = urllib.parse.urlsplit(ENDPOINT)
    kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
    connection = kind(address.hostname, address.port, timeout=60)
    try:
        connection.request(method, path, body=body, headers=headers or {})
        return Answer(connection.getresponse())
    finally:
        connection.close()


def post(operation, body, content_type=JSON, signed=True, region="us-east-1"):
    """An operation with a body of bytes, signed with the keys of the environment."""
    headers = {"Content-Type": content_type, "X-Amz-Target": f"Kinesis_20131202.{operation}"}
    if signed:
        request = botocore.awsrequest.AWSRequest("POST", ENDPOINT + "/", headers=headers, data=body)
        credentials = botocore.credentials.Credentials(
            os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
        )
        botocore.auth.SigV4Auth(credentials, "kinesis", region).add_auth(request)
        headers = dict(request.headers)
    return send(headers=headers, body=body)


def call(operation, value, content_type=JSON):
    """An operation with a value, in the encoding that the content type names."""
    return post(operation, CODECS[content_type][0](value), content_type)

"""Runs a function's handler on Python: fetches each invocation from the Runtime API, calls the handler, hands the result back."""
import datetime
import decimal
import importlib
import json
import logging
import os
import sys
import time
import traceback
from http.client import HTTPConnection

API = os.environ["AWS_LAMBDA_RUNTIME_API"]
ROOT = os.environ.get("LAMBDA_TASK_ROOT", os.getcwd())
BASE = "/2018-06-01/runtime/"
JSON_LOG = os.environ.get("AWS_LAMBDA_LOG_FORMAT") == "JSON"
request_id = None


class Fault(Exception):
    """An error of the runtime's own, with its type."""

    def __init__(self, error_type, message, trace=()):
        super().__init__(message)
        self.error_type = error_type
        self.trace = list(trace)


class Context:
    """What a handler is told of its invocation."""

    def __init__(self, headers):
        self._deadline = int(headers.get("Lambda-Runtime-Deadline-Ms") or 0)
        self.aws_request_id = headers.get("Lambda-Runtime-Aws-Request-Id")
        self.invoked_function_arn = headers.get("Lambda-Runtime-Invoked-Function-Arn")
        self.tenant_id = headers.get("Lambda-Runtime-Aws-Tenant-Id")
        self.function_name = os.environ.get("AWS_LAMBDA_FUNCTION_NAME")
        self.function_version = os.environ.get("AWS_LAMBDA_FUNCTION_VERSION")
        self.memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")
        self.log_group_name = os.environ.get("AWS_LAMBDA_LOG_GROUP_NAME")
        self.log_stream_name = os.environ.get("AWS_LAMBDA_LOG_STREAM_NAME")
        self.client_context = members(headers.get("Lambda-Runtime-Client-Context"))
        identity = members(headers.get("Lambda-Runtime-Cognito-Identity"))
        self.identity = Members(
            cognito_identity_id=getattr(identity, "cognitoIdentityId", None),
            cognito_identity_pool_id=getattr(identity, "cognitoIdentityPoolId", None))

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


class Members:
    """JSON members as attributes."""

    def __init__(self, **values):
        self.__dict__.update(values)


def members(text):
    if not text:
        return None
    values = json.loads(text)
    client = values.get("client")
    if isinstance(client, dict):
        values["client"] = Members(**client)
    return Members(**values)


class LogHandler(logging.Handler):
    """Writes log records as lines that say when, for which invocation and how grave."""

    def emit(self, record):
        try:
            if JSON_LOG:
                line = {
                    "timestamp": datetime.datetime.fromtimestamp(record.created, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
                    "level": record.levelname,
                    "message": record.getMessage(),
                    "logger": record.name,
                }
                if record.exc_info:
                    line["errorType"] = record.exc_info[0].__name__
                    line["errorMessage"] = str(record.exc_info[1])
                    line["stackTrace"] = traceback.format_tb(record.exc_info[2])
                if request_id:
                    line["requestId"] = request_id
                text = json.dumps(line)
            else:
                text = self.format(record)
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
        except Exception:
            self.handleError(record)


class LineFormatter(logging.Formatter):
    converter = time.gmtime

    def format(self, record):
        record.aws_request_id = request_id or ""
        return super().format(record)


def set_up_logging():
    handler = LogHandler()
    formatter = LineFormatter("[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S")
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.addHandler(handler)
    if JSON_LOG:
        names = {"TRACE": "DEBUG", "FATAL": "CRITICAL", "WARN": "WARNING"}
        level = os.environ.get("AWS_LAMBDA_LOG_LEVEL", "INFO")
        root.setLevel(names.get(level, level))


class Api:
    """The Runtime API over one connection."""

    def __init__(self):
        self.connection = HTTPConnection(API)

    def call(self, method, route, body=None, headers=None):
        self.connection.request(method, BASE + route, body, headers or {})
        response = self.connection.getresponse()
        return response.status, response.headers, response.read()

    def error(self, route, told):
        body = json.dumps(told).encode()
        headers = {"Content-Type": "application/json", "Lambda-Runtime-Function-Error-Type": told["errorType"]}
        self.call("POST", route, body, headers)


def describe(error):
    if isinstance(error, Fault):
        return {"errorMessage": str(error), "errorType": error.error_type, "requestId": request_id or "", "stackTrace": error.trace}
    # The first frame is this file's.
    trace = traceback.format_list(traceback.extract_tb(error.__traceback__)[1:])
    return {"errorMessage": str(error), "errorType": type(error).__name__, "requestId": request_id or "", "stackTrace": trace}


def log_error(told):
    if JSON_LOG:
        line = {"timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "log_level": "ERROR"}
        line.update(told)
        sys.stdout.write(json.dumps(line) + "\n")
    else:
        text = "[ERROR] %s: %s" % (told["errorType"], told["errorMessage"])
        if told["stackTrace"]:
            text += "\nTraceback (most recent call last):\n" + "".join(told["stackTrace"]).rstrip("\n")
        # One event, as AWS has it: the lines of a traceback belong together.
        sys.stdout.write(text.replace("\n", "\r") + "\n")
    sys.stdout.flush()


def find_handler(text):
    module_name, dot, function = (text or "").rpartition(".")
    if not dot or not module_name or not function:
        raise Fault("Runtime.MalformedHandlerName", "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % text)
    name = module_name.replace("/", ".")
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", "Unable to import module '%s': %s" % (module_name, error))
    except SyntaxError as error:
        where = '  File "%s" Line %s\n    %s' % (error.filename, error.lineno, (error.text or "").strip())
        raise Fault("Runtime.UserCodeSyntaxError", "Syntax error in module '%s': %s" % (module_name, error), [where])
    handler = getattr(module, function, None)
    if handler is None:
        raise Fault("Runtime.HandlerNotFound", "Handler '%s' missing on module '%s'" % (function, module_name))
    return handler


def plain(value):
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)


def marshal(value):
    try:
        return json.dumps(value, default=plain, ensure_ascii=False).encode("utf-8")
    except Exception as error:
        raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % error)


def invoke(handler, body, headers):
    try:
        event = json.loads(body or b"{}")
    except ValueError as error:
        raise Fault("Runtime.UnmarshalError", "Unable to unmarshal input: %s" % error)
    return handler(event, Context(headers))


def main():
    global request_id
    # Only the function's folder, its layers and Python itself: not the folder of this file.
    sys.path[0:1] = [path for path in (ROOT, "/opt/python") if os.path.isdir(path)]
    sys.stdout.reconfigure(line_buffering=True)
    set_up_logging()
    api = Api()
    try:
        handler = find_handler(os.environ.get("_HANDLER"))
    except BaseException as error:
        told = describe(error)
        if isinstance(error, SystemExit):
            told["errorType"] = "Runtime.ExitError"
        log_error(told)
        api.error("init/error", told)
        sys.exit(1)
    while True:
        status, headers, body = api.call("GET", "invocation/next")
        if status != 200:
            sys.exit("The Runtime API answered %d." % status)
        request_id = headers.get("Lambda-Runtime-Aws-Request-Id")
        trace = headers.get("Lambda-Runtime-Trace-Id")
        if trace:
            os.environ["_X_AMZN_TRACE_ID"] = trace
        else:
            os.environ.pop("_X_AMZN_TRACE_ID", None)
        base = "invocation/" + request_id
        try:
            answer = marshal(invoke(handler, body, headers))
        except Exception as error:
            told = describe(error)
            if not isinstance(error, Fault):
                told["stackTrace"] = traceback.format_list(traceback.extract_tb(error.__traceback__)[2:])
            log_error(told)
            sys.stdout.flush()
            api.error(base + "/error", told)
            continue
        sys.stdout.flush()
        api.call("POST", base + "/response", answer, {"Content-Type": "application/json"})


if __name__ == "__main__":
    main()

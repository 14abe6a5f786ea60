"""
The command's own program in a process of its own, forked from one that has read it. Reading it takes Python a second or more, each of a hundred times; what
is read is the same. Only Debian's command is a program that this interpreter can read.
"""

import os
import signal
import subprocess
import sys
import tempfile
import traceback

try:
    import awscli.clidriver

    AVAILABLE = os.environ["AWS"] == "/usr/bin/aws"
except ImportError:
    AVAILABLE = False

if AVAILABLE:
    # Reads what the command reads before it looks at its arguments.
    awscli.clidriver.create_clidriver()

# What a command may take, in seconds.
PATIENCE = 120


def run(arguments, environment):
    """One run: exit code, output, errors."""
    sys.stdout.flush()
    sys.stderr.flush()
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        child = os.fork()
        if child == 0:
            _become(arguments, environment, output, errors)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        if code == -signal.SIGALRM:
            raise subprocess.TimeoutExpired(arguments, PATIENCE)
        output.seek(0)
        errors.seek(0)
        return subprocess.CompletedProcess(arguments, code, output.read(), errors.read())


def _become(arguments, environment, output, errors):
    code = 1
    try:
        signal.alarm(PATIENCE)
        with open(os.devnull, "rb") as nothing:
            os.dup2(nothing.fileno(), 0)
        os.dup2(output.fileno(), 1)
        os.dup2(errors.fileno(), 2)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = ["aws", *arguments]
        code = awscli.clidriver.main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        # What the tests' own process would do at its end is not this one's to do.
        os._exit(code if isinstance(code, int) else 0 if code is None else 1)

"""Runs the unittest suite of a folder, or one file of it, and closes with the line "N passed, N failed, N skipped"."""

import sys
import unittest


def main(folder, pattern="test*.py"):
    suite = unittest.defaultTestLoader.discover(folder, pattern)
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    skipped = len(result.skipped)
    passed = max(0, result.testsRun - failed - skipped)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if result.wasSuccessful() and passed else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""The little of CBOR (RFC 8949) that a Kinesis client needs, written the way the Java SDK writes it: indefinite lengths."""

import struct

BREAK = 0xFF
EPOCH = 1


class Timestamp(int):
    """Epoch milliseconds, which Kinesis sends as tag 1 and an integer."""


def encode(value):
    """A value in CBOR; maps and lists are of indefinite length, byte strings and text are not."""
    if value is None:
        return b"\xf6"
    if isinstance(value, bool):
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, Timestamp):
        return head(6, EPOCH) + encode(int(value))
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return b"\x9f" + b"".join(map(encode, value)) + b"\xff"
    if isinstance(value, dict):
        return b"\xbf" + b"".join(encode(key) + encode(item) for key, item in value.items()) + b"\xff"
    raise TypeError(type(value))


def head(major, number):
    for code, size, form in ((24, 8, ">B"), (25, 16, ">H"), (26, 32, ">I"), (27, 64, ">Q")):
        if number < 24:
            return bytes([major << 5 | number])
        if number < 2**size:
            return bytes([major << 5 | code]) + struct.pack(form, number)
    raise OverflowError(number)


def chunked(value, size):
    """A byte string of indefinite length, in chunks of a size."""
    chunks = [encode(value[start : start + size]) for start in range(0, len(value), size)]
    return b"\x5f" + b"".join(chunks) + b"\xff"


def decode(data):
    """The one value that the bytes hold."""
    value, end = _decode(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes after the value")
    return value


def _decode(data, at):
    major, low = data[at] >> 5, data[at] & 31
    at += 1
    if major == 7:
        return _simple(data, low, at)
    if low == 31:
        return _indefinite(data, major, at)
    number, at = _number(data, low, at)
    if major == 0:
        return number, at
    if major == 1:
        return -1 - number, at
    if major in (2, 3):
        piece = bytes(data[at : at + number])
        return (piece if major == 2 else piece.decode()), at + number
    if major == 4:
        items = []
        for _ in range(number):
            item, at = _decode(data, at)
            items.append(item)
        return items, at
    if major == 5:
        pairs = {}
        for _ in range(number):
            key, at = _decode(data, at)
            pairs[key], at = _decode(data, at)
        return pairs, at
    value, at = _decode(data, at)
    if number != EPOCH or not isinstance(value, int):
        raise ValueError(f"tag {number} around {value!r}")
    return Timestamp(value), at


def _number(data, low, at):
    if low < 24:
        return low, at
    size = {24: 1, 25: 2, 26: 4, 27: 8}[low]
    return int.from_bytes(data[at : at + size], "big"), at + size


def _simple(data, low, at):
    if low == 27:
        return struct.unpack(">d", data[at : at + 8])[0], at + 8
    return {20: False, 21: True, 22: None}[low], at


def _indefinite(data, major, at):
    parts = []
    while data[at] != BREAK:
        part, at = _decode(data, at)
        parts.append(part)
    if major in (2, 3):
        return (b"" if major == 2 else "").join(parts), at + 1
    return (parts if major == 4 else dict(zip(parts[::2], parts[1::2]))), at + 1

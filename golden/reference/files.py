"""The two file formats that the golden files use: safetensors and JSON. Both are written with a fixed order of keys."""

import json
import math
import struct

import torch

SIGNIFICANT_DIGITS = 12  # far finer than any tolerance, coarse enough to hide the last bits of a float64 sum


def safetensors_bytes(tensors: dict[str, torch.Tensor]) -> bytes:
    """A safetensors file of float32 tensors in order of name.

    Layout: header length (8 bytes, little-endian), JSON header padded with spaces to a multiple of 8 bytes, data.
    """
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    data = bytearray()
    for name in sorted(tensors):
        values = tensors[name].detach().to(torch.float32).contiguous()
        start = len(data)
        data += values.numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [start, len(data)]}
    text = json.dumps(header, separators=(",", ":")).encode("utf-8")
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + bytes(data)


def json_bytes(document: object, exact: bool = False) -> bytes:
    """Indented JSON with lists of numbers on one line. Numbers are rounded to SIGNIFICANT_DIGITS unless `exact`.

    JSON has no infinities: they are the strings "Infinity" and "-Infinity", which System.Text.Json reads with
    JsonNumberHandling.AllowNamedFloatingPointLiterals.
    """
    return (_format(document, "", exact) + "\n").encode("utf-8")


def _format(value: object, indent: str, exact: bool) -> str:
    deeper = indent + "  "
    if isinstance(value, dict):
        if not value:
            return "{}"
        lines = [f"{deeper}{json.dumps(key)}: {_format(item, deeper, exact)}" for key, item in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, (list, tuple)):
        items = [_format(item, deeper, exact) for item in value]
        if any(isinstance(item, (dict, list, tuple)) for item in value):
            return "[\n" + ",\n".join(deeper + item for item in items) + f"\n{indent}]"
        return "[" + ", ".join(items) + "]"
    if isinstance(value, torch.Tensor):
        return _format(value.tolist(), indent, exact)
    if isinstance(value, float):
        return _format_number(value, exact)
    return json.dumps(value)


def _format_number(value: float, exact: bool) -> str:
    if math.isnan(value):
        raise ValueError("an expected value is not a number")
    if math.isinf(value):
        return '"Infinity"' if value > 0 else '"-Infinity"'
    return repr((value if exact else float(f"{value:.{SIGNIFICANT_DIGITS}g}")) + 0.0)  # + 0.0 turns -0.0 into 0.0

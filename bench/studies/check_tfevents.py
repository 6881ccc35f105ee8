#!/usr/bin/env python3
"""Checks event files of TensorBoard with a decoder of its own: both checksums of every record, the first record, steps that never go back, and values.

  check_tfevents.py FILE_OR_FOLDER... [--print]

Where the package `tensorboard` is installed, its own loader reads each file too and must find the same steps and values.
Exit code 0: all sound; 1: a fault, which is printed.
"""
import argparse
import math
import os
import struct
import sys

TABLE = []
for n in range(256):
    for _ in range(8):
        n = (n >> 1) ^ (0x82F63B78 if n & 1 else 0)
    TABLE.append(n)


def masked_crc(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    crc ^= 0xFFFFFFFF
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def records(data):
    at = 0
    while at < len(data):
        if len(data) - at < 12:
            raise ValueError(f"byte {at}: torn header")
        length, check = struct.unpack_from("<QI", data, at)
        if check != masked_crc(data[at:at + 8]):
            raise ValueError(f"byte {at}: checksum of the length")
        if length > len(data) - at - 16:
            raise ValueError(f"byte {at}: torn record")
        body = data[at + 12:at + 12 + length]
        if struct.unpack_from("<I", data, at + 12 + length)[0] != masked_crc(body):
            raise ValueError(f"byte {at}: checksum of the data")
        yield body
        at += 16 + length


def fields(message):
    def varint(at):
        value = shift = 0
        while True:
            byte = message[at]
            value |= (byte & 0x7F) << shift
            at, shift = at + 1, shift + 7
            if byte < 0x80:
                return value, at

    at = 0
    while at < len(message):
        key, at = varint(at)
        number, kind = key >> 3, key & 7
        if kind == 0:
            value, at = varint(at)
        elif kind == 2:
            size, at = varint(at)
            value, at = message[at:at + size], at + size
        else:
            form = {1: "<d", 5: "<f"}[kind]
            value, at = struct.unpack_from(form, message, at)[0], at + struct.calcsize(form)
        yield number, value


def decode(message):
    event = {"step": 0, "version": None, "values": []}
    for number, value in fields(message):
        if number == 1:
            event["time"] = value
        elif number == 2:
            event["step"] = value - (1 << 64 if value >= 1 << 63 else 0)
        elif number == 3:
            event["version"] = value.decode()
        elif number == 5:
            for _, entry in fields(value):
                parts = dict(fields(entry))
                tag = parts[1].decode()
                if 2 in parts:
                    event["values"].append((tag, parts[2]))
                else:
                    plugin = dict(fields(dict(fields(parts[9]))[1]))[1].decode()
                    tensor = dict(fields(parts[8]))
                    if plugin != "text" or tensor[1] != 7:
                        raise ValueError(f"{tag}: plugin {plugin}, type {tensor[1]}")
                    event["values"].append((tag, tensor[8].decode()))
    return event


def same(a, b):
    return a == b or (isinstance(a, float) and math.isnan(a) and math.isnan(b))


def compare_with_tensorboard(path, events):
    try:
        from tensorboard.backend.event_processing.event_file_loader import LegacyEventFileLoader
    except ImportError:
        return "tensorboard is not installed"
    theirs = list(LegacyEventFileLoader(path).Load())
    if [e.step for e in theirs] != [e["step"] for e in events]:
        raise ValueError("tensorboard reads other steps")
    for their, own in zip(theirs, events):
        for value, (tag, number) in zip(their.summary.value, own["values"]):
            if value.tag != tag or (isinstance(number, float) and not same(value.simple_value, number)):
                raise ValueError(f"tensorboard reads another {tag} at step {own['step']}")
    return "tensorboard agrees"


def check(path, show):
    with open(path, "rb") as stream:
        events = [decode(record) for record in records(stream.read())]
    if not events or events[0]["version"] != "brain.Event:2":
        raise ValueError("the first record is not brain.Event:2")
    steps = [event["step"] for event in events]
    if steps != sorted(steps):
        raise ValueError("steps go back")
    seen = set()
    for event in events:
        for tag, value in event["values"]:
            if (tag, event["step"]) in seen:
                raise ValueError(f"{tag} appears twice at step {event['step']}")
            seen.add((tag, event["step"]))
            if show:
                print(event["step"], tag, value)
    print(f"{path}: {len(events)} records, {len(seen)} values, steps {steps[0]} to {steps[-1]}; {compare_with_tensorboard(path, events)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--print", action="store_true", dest="show")
    options = parser.parse_args()
    files = []
    for path in options.paths:
        if os.path.isdir(path):
            files += sorted(os.path.join(root, name) for root, _, names in os.walk(path) for name in names if "tfevents" in name)
        else:
            files.append(path)
    faults = 0
    for path in files:
        try:
            check(path, options.show)
        except (ValueError, KeyError, IndexError, struct.error) as fault:
            print(f"{path}: {fault}")
            faults = 1
    if not files:
        print("no event files")
    sys.exit(faults or not files)


if __name__ == "__main__":
    main()

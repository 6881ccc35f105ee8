#!/usr/bin/env python3
"""Faults: an evaluation against an endpoint that refuses, cuts off and never answers, is killed and restarted, while the harness is killed as well.

Every 7th request gets status 429, every 11th a cut-off answer, every 13th none at all; the endpoint is killed and restarted three times, the harness
gets SIGKILL ten times at random moments and is started again. At the end each sample must stand in the log exactly once, scored or failed with its
reason, and what was in the log at a kill must still be there. Then the shared rate limit: 64 connections, arrivals timed by the endpoint itself, and
no second may hold more than its share. The faulty endpoint is given by path (node PATH PORT; see bench/peers/eval_throughput.py).

  dotnet build bench/Plumbline.Studies
  bench/studies/eval_faults.py --mock mock_openai.mjs --out table.md
"""
import argparse
import asyncio
import collections
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "peers"))
from eval_throughput import STUDY, free_port, start_mock  # noqa: E402

FAULTS = {"DELAY_MS": 20, "FAIL_EVERY": 7, "MALFORMED_EVERY": 11, "HANG_EVERY": 13}


def harness(port, folder, samples, attempts, *more):
    command = [str(STUDY), "eval-run", "--base-url", f"http://127.0.0.1:{port}/v1", "--samples", str(samples), "--connections", "100", "--in-flight", "200",
               "--timeout", "3", "--attempts", str(attempts), "--first-wait-ms", "100", "--out", str(folder), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def lines_of(folder):
    log = folder / "samples.jsonl"
    return log.read_bytes().split(b"\n")[:-1] if log.exists() else []


def faults(options, attempts, kills, restarts):
    chance = random.Random(options.seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="plumbline-faults")) / "run"
    port = free_port()
    mock = start_mock(options.mock, port, **FAULTS)
    killed = restarted = changed = 0
    try:
        while True:
            before = lines_of(folder)
            process = harness(port, folder, options.samples, attempts)
            if killed < kills:
                # Killed where it matters: while samples are being finished, not while the runtime starts.
                goal = len(before) + chance.randint(1, max(2, options.samples // (kills + 2)))
                while len(lines_of(folder)) < goal and process.poll() is None:
                    time.sleep(0.05)
                if restarted < restarts:
                    mock.kill()
                    mock.wait()
                    time.sleep(chance.uniform(0.2, 1.5))
                    mock = start_mock(options.mock, port, **FAULTS)
                    restarted += 1
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed += 1
                changed += lines_of(folder)[:len(before)] != before
                continue
            output, _ = process.communicate(timeout=900)
            changed += lines_of(folder)[:len(before)] != before
            break
    finally:
        mock.kill()
        mock.wait()

    result = json.loads(output)
    records = [json.loads(line) for line in lines_of(folder)]
    keys = collections.Counter((record["task"], record["id"], record["epoch"]) for record in records)
    kinds = collections.Counter(record["failure"]["kind"] for record in records if "failure" in record)
    unexplained = sum(1 for record in records if "failure" not in record and "contains" not in record["scores"])
    shutil.rmtree(folder.parent)
    return {
        "tries of a request": attempts, "kills of the harness": killed, "restarts of the endpoint": restarted, "samples": options.samples,
        "lines in the log": len(records), "samples twice": sum(1 for count in keys.values() if count > 1), "samples lost": options.samples - len(keys),
        "neither scored nor failed": unexplained, "finished samples changed by a kill": changed,
        "scored": sum(1 for record in records if record["scores"]), "failed": ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) or "none",
        "requests of the last process": result["requests"], "answered as the result has it": result["answered"],
    }


class Clocked:
    """A chat-completions endpoint that notes when each request arrives."""

    def __init__(self):
        self.arrivals = []
        self.loop = asyncio.new_event_loop()
        self.port = free_port()
        ready = threading.Event()
        threading.Thread(target=self._run, args=(ready,), daemon=True).start()
        ready.wait(10)

    def _run(self, ready):
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", self.port))
        ready.set()
        self.loop.run_forever()

    async def _serve(self, reader, writer):
        body = json.dumps({"choices": [{"index": 0, "message": {"role": "assistant", "content": "Beijing"}, "finish_reason": "stop"}],
                           "usage": {"prompt_tokens": 10, "completion_tokens": 1, "total_tokens": 11}}).encode()
        reply = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body
        try:
            for _ in range(1_000_000):
                head = await reader.readuntil(b"\r\n\r\n")
                self.arrivals.append(time.monotonic())
                length = int(next(line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")))
                await reader.readexactly(length)
                await asyncio.sleep(0.02)
                writer.write(reply)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


def most_in_a_second(arrivals):
    arrivals = sorted(arrivals)
    start = most = 0
    for end, at in enumerate(arrivals):
        while at - arrivals[start] >= 1:
            start += 1
        most = max(most, end - start + 1)
    return most


def rate_limit(options, per_minute):
    server = Clocked()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="plumbline-rate")) / "run"
    samples = max(20, per_minute // 60 * options.rate_seconds)
    command = [str(STUDY), "eval-run", "--base-url", f"http://127.0.0.1:{server.port}/v1", "--samples", str(samples), "--connections", "64", "--in-flight", "64",
               "--requests-per-minute", str(per_minute), "--out", str(folder)]
    result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    shutil.rmtree(folder.parent)
    span = max(server.arrivals) - min(server.arrivals)
    return {"requests a minute allowed": per_minute, "requests": len(server.arrivals), "allowed in a second": -(-per_minute // 60),
            "most in any second": most_in_a_second(server.arrivals), "share of the limit used": f"{(len(server.arrivals) - 1) / span * 60 / per_minute:.0%}", "answered": result["answered"]}


def table(rows):
    return "\n".join(["| | " + " | ".join(str(index + 1) for index in range(len(rows))) + " |", "|---|" + "---:|" * len(rows)]
                     + [f"| {name} | " + " | ".join(str(row[name]) for row in rows) + " |" for name in rows[0]]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mock", required=True)
    parser.add_argument("--samples", type=int, default=3000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--rate-seconds", type=int, default=15)
    parser.add_argument("--out")
    options = parser.parse_args()
    # Patience enough that all is answered in the end; then none at all, so that every fault ends as a counted failure.
    runs = [faults(options, 12, options.kills, 3), faults(options, 1, options.kills, 0)]
    print(table(runs), flush=True)
    rates = [rate_limit(options, per_minute) for per_minute in (600, 3000, 12000)]
    text = "## Faults and kills\n\n" + table(runs) + "\n## The rate limit, as the endpoint saw it\n\n" + table(rates)
    print(text)
    if options.out:
        pathlib.Path(options.out).write_text(text)
    bad = [row for row in runs if row["samples twice"] or row["samples lost"] or row["neither scored nor failed"] or row["finished samples changed by a kill"]]
    over = [row for row in rates if row["most in any second"] > row["allowed in a second"]]
    return 1 if bad or over else 0


if __name__ == "__main__":
    sys.exit(main())

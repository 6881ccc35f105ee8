"""How fast `plumb serve` answers one caller and many, with and without batching.

    python3 bench/studies/serve_throughput.py --plumb artifacts/bin/Plumbline.Cli/release/plumb --model models/parlor-base

Starts one server with the batch as it is and one that takes replies one by one, and asks each in turn, in rounds, so that both meet the same
machine. Every request is a chat of its own seed; tokens are those that the server counts, the end of a reply included. Replies must be the same
from both servers and at every number of callers: that is checked, too. Prints a Markdown table.
"""
import argparse
import concurrent.futures
import hashlib
import http.client
import json
import os
import statistics
import subprocess
import time
import urllib.parse

QUESTIONS = ["Is {a} + {b} = {c}?", "What is {a} + {b}?", "Please write a short email about the meeting at {a} o'clock.", "I wrote: {a} + {b} = {c}. Is my work right?"]


def start(plumb, model, batch, threads):
    server = subprocess.Popen(
        [plumb, "serve", "--model", model, "--port", "0", "--json", "--max-batch", str(batch), "--threads", str(threads)], stdout=subprocess.PIPE, text=True)
    return server, json.loads(server.stdout.readline())


def processor_seconds(server):
    """User and system time of the server so far; Linux only."""
    with open(f"/proc/{server.pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def ask(address, name, count, callers, first):
    url = urllib.parse.urlparse(address)

    def caller(seeds):
        connection = http.client.HTTPConnection(url.hostname, url.port)
        replies = []
        for seed in seeds:
            text = QUESTIONS[seed % len(QUESTIONS)].format(a=seed % 10, b=seed // 10 % 10, c=seed // 7 % 19)
            body = json.dumps({"model": name, "messages": [{"role": "user", "content": text}], "seed": seed, "max_tokens": 96})
            connection.request("POST", url.path + "/chat/completions", body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            reply = json.loads(response.read())
            assert response.status == 200, reply
            replies.append((seed, reply["usage"]["completion_tokens"], reply["choices"][0]["message"]["content"]))
        return replies

    begin = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(callers) as pool:
        parts = list(pool.map(caller, [range(first + i, first + count, callers) for i in range(callers)]))
    seconds = time.perf_counter() - begin
    replies = sorted(reply for part in parts for reply in part)
    return seconds, sum(tokens for _, tokens, _ in replies), hashlib.sha256(json.dumps(replies).encode()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plumb", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--requests", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1, help="threads of the server; with 1, processor seconds do not depend on what else the machine does")
    parser.add_argument("--callers", type=int, nargs="*", default=[1, 8, 32])
    options = parser.parse_args()
    servers = {batch: start(options.plumb, options.model, batch, options.threads) for batch in (1, 32)}
    try:
        results = {}
        for turn in range(options.rounds + 1):
            digests = set()
            for batch, (server, facts) in servers.items():
                for callers in options.callers:
                    before = processor_seconds(server)
                    seconds, tokens, digest = ask(facts["base_address"], facts["models"][0]["name"], options.requests, callers, 0)
                    digests.add(digest)
                    if turn > 0:  # the first round warms up
                        results.setdefault((batch, callers), []).append((tokens / seconds, tokens / (processor_seconds(server) - before)))
            assert len(digests) == 1, "replies differ between batches or numbers of callers"
        base = statistics.median(busy for _, busy in results[(1, options.callers[0])])
        print("| batch | callers | tokens a second | tokens per processor second of the server (lowest to highest) | against one caller without batches |")
        print("|---:|---:|---:|---:|---:|")
        for (batch, callers), rates in results.items():
            wall = statistics.median(rate for rate, _ in rates)
            busy = [rate for _, rate in rates]
            print(f"| {batch} | {callers} | {wall:,.0f} | {statistics.median(busy):,.0f} ({min(busy):,.0f} to {max(busy):,.0f}) | {statistics.median(busy) / base:.2f} |")
    finally:
        for server, _ in servers.values():
            server.terminate()
            server.wait(30)


main()

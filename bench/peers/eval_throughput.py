#!/usr/bin/env python3
"""Samples a second and peak memory of the harness and of promptfoo on the same work, interleaved in one run, against one mock endpoint.

The mock endpoint (chat completions on loopback, answers 'Beijing' after DELAY_MS) and promptfoo are given by path; neither is part of this
repository. Wall time, processor time and peak resident memory are the operating system's own figures for each process (wait4), start-up included;
'while running' is what the harness itself measured between its first and last sample.

  dotnet build bench/Plumbline.Studies
  npm install promptfoo            # in a scratch folder
  bench/peers/eval_throughput.py --mock mock_openai.mjs --promptfoo SCRATCH/node_modules/promptfoo --out table.md
"""
import argparse
import json
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
STUDY = ROOT / "artifacts/bin/Plumbline.Studies/release/Plumbline.Studies"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_mock(path, port, **environment):
    process = subprocess.Popen(["node", path, str(port)], stdout=subprocess.DEVNULL, env={**os.environ, **{k: str(v) for k, v in environment.items()}})
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/stats", timeout=1).read()
            return process
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise SystemExit("the mock endpoint does not answer")


def measured(command, **options):
    """Runs a command; its output, wall seconds, processor seconds and peak resident MiB."""
    began = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, **options)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        output.seek(0)
        text = output.read().decode()
    return text, process.returncode, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def ours(arguments, samples, folder):
    text, code, wall, processor, peak = measured([str(STUDY), "eval-run", *arguments, "--samples", str(samples), "--out", str(folder)])
    if code != 0:
        raise SystemExit(f"the harness ended with {code}")
    result = json.loads(text)
    assert result["answered"] == samples and result["right"] == 1, result
    return {"samples": samples, "wall": wall, "processor": processor, "peak": peak, "running": result["seconds"]}


def whole_tool(plumb, samples, port, folder):
    """The command that a user types: suite from YAML, log, scorecard and the page with every conversation included."""
    folder.mkdir()
    (folder / "capitals.csv").write_text("c\n" + "".join(f"china{index}\n" for index in range(samples)))
    (folder / "capitals.yaml").write_text(
        "suite: capitals\ntasks:\n  - name: capitals\n    data: capitals.csv\n    prompt: What is the capital of {c}?\n    target: [Beijing]\n    scorer: includes\n")
    run = folder / "run"
    _, code, wall, processor, peak = measured(
        [plumb, "eval", str(folder / "capitals.yaml"), "--model", "mock", "--base-url", f"http://127.0.0.1:{port}/v1", "--connections", "100", "--out", str(run)],
        stderr=subprocess.DEVNULL)
    result = json.loads((run / "scorecard.json").read_text())["result"]
    assert code == 0 and result["samples"]["answered"] == samples and result["suites"][0]["measurements"][0]["value"] == 1, result
    return {"samples": samples, "wall": wall, "processor": processor, "peak": peak, "running": result["usage"]["seconds"]}


def promptfoo(package, samples, port, folder):
    folder.mkdir()
    (folder / "tests.json").write_text(json.dumps([{"vars": {"c": f"china{index}"}} for index in range(samples)]))
    (folder / "config.yaml").write_text(
        "prompts: ['What is the capital of {{c}}?']\n"
        f"providers: [{{id: 'openai:chat:mock', config: {{apiBaseUrl: 'http://127.0.0.1:{port}/v1', apiKey: 'x'}}}}]\n"
        "defaultTest: {assert: [{type: icontains, value: beijing}]}\n"
        "tests: file://tests.json\n")
    package = pathlib.Path(package)
    entry = package / json.loads((package / "package.json").read_text())["bin"]["promptfoo"]
    environment = {**os.environ, "PROMPTFOO_DISABLE_TELEMETRY": "1", "PROMPTFOO_DISABLE_UPDATE": "1", "PROMPTFOO_CONFIG_DIR": str(folder / "home")}
    _, _, wall, processor, peak = measured(
        ["node", str(entry), "eval", "-c", "config.yaml", "--no-cache", "-j", "100", "--no-progress-bar", "--no-table", "-o", "out.json"],
        cwd=folder, env=environment, stderr=subprocess.DEVNULL)
    stats = json.loads((folder / "out.json").read_text())["results"]["stats"]
    assert stats["successes"] == samples, stats
    return {"samples": samples, "wall": wall, "processor": processor, "peak": peak}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mock", required=True, help="a chat-completions endpoint: node PATH PORT")
    parser.add_argument("--promptfoo", help="the folder of the installed package; left out, it is not measured")
    parser.add_argument("--plumb", help="the command line: measures plumb eval as a user runs it")
    parser.add_argument("--samples", type=int, default=20_000)
    parser.add_argument("--promptfoo-samples", type=int, default=2_000)
    parser.add_argument("--scripted", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--delay", type=int, default=20, help="milliseconds that the endpoint takes to answer")
    parser.add_argument("--clients", default="protocol", help="which clients: protocol (the product's), typed, lean")
    parser.add_argument("--out")
    options = parser.parse_args()

    port = free_port()
    mock = start_mock(options.mock, port, DELAY_MS=options.delay)
    rows = {}
    try:
        for number in range(options.rounds):
            scratch = pathlib.Path(tempfile.mkdtemp(prefix="plumbline-throughput"))
            try:
                for client in options.clients.split(","):
                    rows.setdefault(f"plumbline, {client} client", []).append(ours(
                        ["--base-url", f"http://127.0.0.1:{port}/v1", "--connections", "100", "--client", client], options.samples, scratch / client))
                if options.plumb:
                    rows.setdefault("plumb eval, page and all", []).append(whole_tool(options.plumb, options.samples, port, scratch / "plumb"))
                if options.promptfoo:
                    rows.setdefault("promptfoo", []).append(promptfoo(options.promptfoo, options.promptfoo_samples, port, scratch / "promptfoo"))
                if options.scripted:
                    rows.setdefault("plumbline, scripted model", []).append(ours(["--scripted", "1"], options.scripted, scratch / "scripted"))
            finally:
                shutil.rmtree(scratch)
            print(f"round {number + 1} of {options.rounds}: load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    finally:
        mock.kill()
        mock.wait()

    lines = ["| what | samples | samples/s, whole process | while running | processor ms a sample | peak resident MiB |", "|---|---:|---:|---:|---:|---:|"]
    for name, runs in rows.items():
        middle = lambda value: statistics.median(value(run) for run in runs)
        running = f"{middle(lambda run: run['samples'] / run['running']):,.0f}" if "running" in runs[0] else "–"
        lines.append(f"| {name} | {runs[0]['samples']:,} | {middle(lambda run: run['samples'] / run['wall']):,.0f} | {running} "
                     f"| {middle(lambda run: 1000 * run['processor'] / run['samples']):.3f} | {middle(lambda run: run['peak']):.0f} |")
    if "promptfoo" in rows:
        pairs = list(zip(rows.get("plumb eval, page and all") or rows["plumbline, protocol client"], rows["promptfoo"]))
        ratio = lambda value: statistics.median(value(a) / value(b) for a, b in pairs)
        lines += ["", f"Ratio to promptfoo, median of {options.rounds} interleaved rounds: {ratio(lambda run: run['samples'] / run['wall']):.1f} times the samples a second, "
                  f"{1 / ratio(lambda run: run['processor'] / run['samples']):.1f} times fewer processor seconds a sample, {ratio(lambda run: run['peak']):.2f} of the memory."]
    text = "\n".join(lines) + "\n"
    print(text)
    if options.out:
        pathlib.Path(options.out).write_text(text)


if __name__ == "__main__":
    main()

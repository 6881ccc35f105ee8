#!/usr/bin/env python3
"""Is an Inspect log (.eval) one that Inspect's reader and viewer take? Knows the format from Inspect's own models, and nothing of the program that wrote it.

  inspect_log_check.py LOG.eval [MORE.eval ...]

Walks the archive as the two readers do: the central directory for the names (the last of a name counts), the local header in front of each member for its sizes, as the
viewer does. Then checks the order of members, that each document has the fields that readers require, and that summaries, samples, reductions and header agree.
Prints one line for each log and exits 1 if any is at fault. Needs the standard library only.
"""
import json
import math
import re
import struct
import sys
import zipfile

TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
# Required by the models, or required of what is written because the model has a default other than none.
REQUIRED = {
    "log": ["version", "status", "eval", "plan", "results", "stats", "invalidated", "tags", "metadata"],
    "eval": ["eval_id", "run_id", "created", "task", "task_id", "task_version", "task_attribs", "task_args", "task_args_passed", "dataset", "model", "model_generate_config",
             "model_args", "config", "packages"],
    "plan": ["name", "steps", "config"],
    "step": ["solver", "params", "params_passed"],
    "results": ["total_samples", "completed_samples", "scores"],
    "eval_score": ["name", "scorer", "params", "metrics"],
    "metric": ["name", "value", "params"],
    "stats": ["started_at", "completed_at", "model_usage", "role_usage"],
    "sample": ["id", "epoch", "input", "target", "messages", "output", "metadata", "store", "events", "model_usage", "role_usage", "attachments"],
    "summary": ["id", "epoch", "input", "target", "metadata", "model_usage", "role_usage", "completed"],
    "score": ["value", "history"],
    "output": ["model", "choices", "completion"],
    "choice": ["message", "stop_reason"],
    "usage": ["input_tokens", "output_tokens", "total_tokens"],
    "error": ["message", "traceback", "traceback_ansi"],
    "call": ["id", "function", "arguments"],
    "reduction": ["scorer", "samples"],
    "event": ["uuid", "timestamp", "working_start", "event"],
    "sample_init": ["sample", "state"],
    "span_begin": ["id", "name"],
    "span_end": ["id"],
    "model": ["model", "input", "tools", "tool_choice", "config", "output"],
    "tool": ["type", "id", "function", "arguments", "result", "events"],
    "score_event": ["score", "intermediate"],
    "error_event": ["error"],
}
STOP = {"stop", "max_tokens", "model_length", "tool_calls", "content_filter", "unknown"}


class Fault(Exception):
    pass


def demand(condition, text):
    if not condition:
        raise Fault(text)


def need(kind, document, place):
    demand(isinstance(document, dict), f"{place}: expected an object")
    for name in REQUIRED[kind]:
        demand(document.get(name) is not None, f"{place}: {name} is missing")
    none = [name for name, value in document.items() if value is None]
    demand(not none, f"{place}: {none} is null; nulls are left out")


def local_header(data, info):
    """The member as the viewer finds it: sizes from the local header only."""
    fields = struct.unpack("<IHHHHHIIIHH", data[info.header_offset:info.header_offset + 30])
    demand(fields[0] == 0x04034B50, f"{info.filename}: no local header")
    demand(fields[2] & 0x9 == 0, f"{info.filename}: flags {fields[2]:#x}; expected neither encryption nor a data descriptor")
    demand(fields[3] in (0, 8, 93), f"{info.filename}: method {fields[3]}; expected stored, deflated or Zstandard")
    demand((fields[6], fields[7], fields[8]) == (info.CRC, info.compress_size, info.file_size), f"{info.filename}: the local header's sizes are not the directory's")
    demand(info.file_size <= 2048 << 20, f"{info.filename}: the viewer takes at most 2048 MiB")


def order(names):
    def rank(name):
        if name == "_journal/start.json":
            return 0
        if name.startswith("samples/") or name.startswith("_journal/"):
            return 1
        return {"summaries.json": 2, "reductions.json": 3, "header.json": 4}.get(name, -1)
    ranks = [rank(name) for name in names]
    demand(-1 not in ranks, f"a member of no known name: {names[ranks.index(-1)] if -1 in ranks else ''}")
    demand(ranks == sorted(ranks), "members are not in the order of Inspect's recorder")
    demand(names[-1] == "header.json", "header.json is not the last member")


def usage(models, place):
    for name, counts in models.items():
        need("usage", counts, f"{place}: usage of {name}")


def message(document, place):
    role = document.get("role")
    demand(role in ("system", "user", "assistant", "tool"), f"{place}: role {role!r}")
    demand(isinstance(document.get("content"), (str, list)), f"{place}: content")
    demand(document.get("id"), f"{place}: a message without id is taken for another")
    demand(document.get("source", "input") in ("input", "generate", "operator"), f"{place}: source")
    for call in document.get("tool_calls", []):
        need("call", call, place)
        demand(isinstance(call["arguments"], dict), f"{place}: arguments of a call are an object")


def output(document, place):
    need("output", document, place)
    for choice in document["choices"]:
        need("choice", choice, place)
        demand(choice["stop_reason"] in STOP, f"{place}: stop_reason {choice['stop_reason']!r}")
        demand(choice["message"].get("role") == "assistant", f"{place}: a choice is an assistant's message")
        message(choice["message"], place)


def text_or_messages(value, place):
    if not isinstance(value, str):
        for each in value:
            message(each, place)


def scores(document, place):
    for name, score in document.get("scores", {}).items():
        need("score", score, f"{place}: score {name}")
        demand(isinstance(score["value"], (int, float, str, bool, list, dict)), f"{place}: score {name}")


def events(document, place):
    spans, seen, refs = [], set(), document.get("events_data", {}).get("messages", [])
    for number, event in enumerate(document["events"]):
        where = f"{place}: event {number}"
        need("event", event, where)
        demand(event["uuid"] not in seen, f"{where}: its uuid is taken")
        seen.add(event["uuid"])
        demand(TIME.match(event["timestamp"]), f"{where}: timestamp")
        kind = event["event"]
        need({"score": "score_event", "error": "error_event"}.get(kind, kind), event, where)
        if kind == "span_begin":
            demand(event.get("parent_id") == (spans[-1] if spans else None), f"{where}: parent_id")
            spans.append(event["id"])
        elif kind == "span_end":
            demand(spans and spans.pop() == event["id"], f"{where}: ends a span that is not the innermost")
        else:
            demand(event.get("span_id") in spans, f"{where}: in no open span")
        if kind == "model":
            text_or_messages(event["input"], where)
            output(event["output"], where)
            for start, end in event.get("input_refs", []):
                demand(0 <= start <= end <= len(refs), f"{where}: input_refs")
        elif kind == "score":
            need("score", event["score"], where)
        elif kind == "error":
            need("error", event["error"], where)
        elif kind == "sample_init":
            demand("input" in event["sample"] and "target" in event["sample"], f"{where}: sample")
    demand(not spans, f"{place}: a span does not end")


def sample(document, name):
    need("sample", document, name)
    demand(name == f"samples/{document['id']}_epoch_{document['epoch']}.json", f"{name}: holds the sample {document['id']} of epoch {document['epoch']}")
    demand("/" not in str(document["id"]) and "_epoch_" not in str(document["id"]), f"{name}: the viewer splits at / and _epoch_")
    text_or_messages(document["input"], name)
    for each in document["messages"]:
        message(each, name)
    output(document["output"], name)
    scores(document, name)
    events(document, name)
    usage(document["model_usage"], name)
    for time in ("started_at", "completed_at"):
        demand(TIME.match(document.get(time, "2000-01-01T00:00:00Z")), f"{name}: {time}")
    if "error" in document:
        need("error", document["error"], name)


def header(document):
    need("log", document, "header.json")
    known = [name for name in ("version", "status", "eval", "plan", "results", "stats", "error", "invalidated", "log_updates", "tags", "metadata") if name in document]
    demand([name for name in document if name in known] == known, "header.json: fields are not in their order")
    demand(document["version"] == 2, "header.json: version")
    demand(document["status"] in ("started", "success", "cancelled", "error"), "header.json: status")
    need("eval", document["eval"], "header.json: eval")
    demand(TIME.match(document["eval"]["created"]), "header.json: created")
    demand("sample_ids" in document["eval"]["dataset"], "header.json: sample_ids, which the library walks")
    need("plan", document["plan"], "header.json: plan")
    for step in document["plan"]["steps"]:
        need("step", step, "header.json: step")
    need("results", document["results"], "header.json: results")
    for score in document["results"]["scores"]:
        need("eval_score", score, "header.json: score")
        for metric in score["metrics"].values():
            need("metric", metric, "header.json: metric")
            demand(isinstance(metric["value"], (int, float)), "header.json: a metric's value is a number")
    need("stats", document["stats"], "header.json: stats")
    usage(document["stats"]["model_usage"], "header.json")


def recompute(score, reductions, samples):
    """Inspect's own formulas over the reductions: the mean, and the standard error clustered by the samples' metadata."""
    rows = next(each["samples"] for each in reductions if each["scorer"] == score["scorer"])
    clusters, values = {}, [row for row in rows if not math.isnan(row["value"])]
    demand((len(values), len(rows) - len(values)) == (score["scored_samples"], score["unscored_samples"]), f"{score['name']}: counts of scored samples")
    if not values:
        return
    mean = sum(row["value"] for row in values) / len(values)
    for row in values:
        cluster = samples[row["sample_id"]]
        clusters[cluster] = clusters.get(cluster, 0) + row["value"] - mean
    count = len(clusters)
    error = math.sqrt(count / (count - 1) * sum(each * each for each in clusters.values())) / len(values) if count > 1 else 0
    metrics = score["metrics"]
    demand(math.isclose(metrics.get("accuracy", metrics.get("mean"))["value"], mean, rel_tol=1e-9, abs_tol=1e-12), f"{score['name']}: the mean is {mean}")
    demand(math.isclose(metrics["stderr"]["value"], error, rel_tol=1e-9, abs_tol=1e-12), f"{score['name']}: the standard error is {error}")


def check(path):
    with open(path, "rb") as file:
        data = file.read()
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
        order([info.filename for info in infos])
        for info in infos:
            local_header(data, info)
        documents = {info.filename: json.loads(archive.read(info).decode("utf-8")) for info in infos}
    start, head, summaries = documents["_journal/start.json"], documents["header.json"], documents["summaries.json"]
    demand(set(start) == {"version", "eval", "plan"}, "_journal/start.json: version, eval and plan")
    header(head)
    demand(start["eval"]["eval_id"] == head["eval"]["eval_id"], "start and header are of different evaluations")
    clusters, keys = {}, []
    for name, document in documents.items():
        if name.startswith("samples/"):
            sample(document, name)
            keys.append((document["id"], document["epoch"]))
            clusters[document["id"]] = document["metadata"].get("cluster", document["id"])
    for row in summaries:
        need("summary", row, "summaries.json")
        text_or_messages(row["input"], "summaries.json")
        scores(row, "summaries.json")
        demand(len(row["input"]) <= 5120 + 30 if isinstance(row["input"], str) else True, "summaries.json: an input is not thinned")
    demand(sorted(keys) == sorted((row["id"], row["epoch"]) for row in summaries), "summaries.json: not one row for each sample and epoch")
    demand(set(head["eval"]["dataset"]["sample_ids"]) == {key[0] for key in keys}, "header.json: sample_ids are not the samples'")
    for reduction in documents.get("reductions.json", []):
        need("reduction", reduction, "reductions.json")
        demand(all("sample_id" in row and "value" in row for row in reduction["samples"]), "reductions.json: sample_id and value")
    for score in head["results"]["scores"]:
        recompute(score, documents["reductions.json"], clusters)
    return f"{len(keys)} samples, {len(infos)} members, {len(data)} bytes"


def main(paths):
    if not paths:
        print(__doc__)
        return 2
    faults = 0
    for path in paths:
        try:
            print(f"sound: {path}: {check(path)}")
        except (Fault, zipfile.BadZipFile, json.JSONDecodeError, KeyError, NotImplementedError) as fault:
            faults += 1
            print(f"at fault: {path}: {type(fault).__name__}: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

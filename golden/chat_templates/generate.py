"""Writes expected.json beside it: what Jinja 3 renders. Run it with:  python3 golden/chat_templates/generate.py [--check]

Needs jinja2 and nothing else. The environment is that in which chat templates run: a sandbox with trim_blocks and
lstrip_blocks, loop controls, JSON as Python writes it, and a tag for what the assistant generates.
"""

import argparse
import datetime
import json
import pathlib
import sys

sys.dont_write_bytecode = True

import jinja2  # noqa: E402
from jinja2 import nodes  # noqa: E402
from jinja2.ext import Extension  # noqa: E402
from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: E402

from cases import CONVERSATIONS, NOW, SMALL, SPECIAL_TOKENS, TOOLS, VARIABLES  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
# Characters that no case uses stand around generated text, and are taken out again while their places are noted.
OPEN, CLOSE = "\ue000", "\ue001"


class Generation(Extension):
    """{% generation %}...{% endgeneration %}: wraps what is rendered inside into the two marks."""

    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        return nodes.CallBlock(self.call_method("mark"), [], [], body).set_lineno(line)

    def mark(self, caller):
        return OPEN + caller() + CLOSE


def refuse(message):
    raise jinja2.exceptions.TemplateError(message)


def to_json(value, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


def environment():
    made = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols", Generation])
    made.filters["tojson"] = to_json
    made.globals["raise_exception"] = refuse
    made.globals["strftime_now"] = lambda form: datetime.datetime.fromisoformat(NOW).strftime(form)
    return made


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


def spans_of(marked):
    """The text without marks, and the spans in UTF-16 units; spans that touch are one, empty ones are none."""
    text, spans, start = "", [], None
    for character in marked:
        if character == OPEN:
            start = utf16(text)
        elif character == CLOSE:
            end = utf16(text)
            if spans and spans[-1][1] == start:
                spans[-1][1] = end
            elif end > start:
                spans.append([start, end])
        else:
            text += character
    return text, spans


def render(template, variables):
    """The text and spans, or the kind of error."""
    try:
        marked = environment().from_string(template).render(**variables)
    except Exception as error:  # whatever Jinja or Python has against it
        return {"error": type(error).__name__, "message": str(error)}
    text, spans = spans_of(marked)
    return {"text": text, "spans": spans}


def build():
    cases = []
    for name, template in SMALL:
        cases.append({"name": name, "template": template, **render(template, VARIABLES)})
    models = []
    for path in sorted((HERE / "templates").glob("*.jinja")):
        template = path.read_text(encoding="utf-8")
        for name, messages, tools, more in CONVERSATIONS:
            tools = TOOLS if tools else None
            variables = {**SPECIAL_TOKENS, "messages": messages, "tools": tools, "documents": None,
                         "add_generation_prompt": False, **more}
            models.append({"template": path.name, "conversation": name, "messages": messages, "tools": tools, "variables": more,
                           **render(template, variables)})
    content = {"jinja2": jinja2.__version__, "now": NOW, "variables": VARIABLES, "special_tokens": SPECIAL_TOKENS,
               "small": cases, "models": models}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def main():
    parser = argparse.ArgumentParser(description="Writes or checks expected.json.")
    parser.add_argument("--check", action="store_true", help="compare with the file on disk, write nothing")
    content, file = build(), HERE / "expected.json"
    if parser.parse_args().check:
        same = file.is_file() and file.read_bytes() == content
        print("as generated" if same else "expected.json differs from what generate.py writes; run it, never edit the file by hand")
        return 0 if same else 1
    file.write_bytes(content)
    print(f"{len(content):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

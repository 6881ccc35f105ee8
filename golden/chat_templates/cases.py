"""The small templates, each for one feature, and the conversations that every model-style template renders."""

NOW = "2025-03-07T14:05:09+00:00"
SPECIAL_TOKENS = {"bos_token": "<s>", "eos_token": "</s>"}

VARIABLES = {
    "messages": [
        {"role": "system", "content": "Be kind."},
        {"role": "user", "content": "  Hi 😀 é\n"},
        {"role": "assistant", "content": "Hello", "tags": ["a", "b"]},
    ],
    "numbers": [3, 1, 2],
    "words": ["pear", "Apple", "fig", "apple"],
    "record": {"b": 1, "a": {"x": [1, 2.5, None, True]}, "items": "an item", "Ünï": "<ä>&'\"\\\u007f\u0001"},
    "people": [{"name": "Bo", "age": 3, "job": {"title": "cook"}}, {"name": "al", "age": 1, "job": {"title": "Baker"}},
               {"name": "Cy", "age": 3, "job": {}}],
    "text": "one two  three\tfour\nfive", "quote": "it's \"so\"", "emoji": "a😀b", "nothing": None, "yes": True, "zero": 0,
    "large": 123456789012345678901234567890, "tiny": 1e-7, "html": "<b>&'\"",
}

SMALL = [
    # Output and white space.
    ("plain text", "a {b} c"), ("trailing newline", "a\n\n"), ("carriage returns", "a\r\nb\rc\r\n"),
    ("trim after block", "a\n{% if yes %}\nb\n{% endif %}\nc"), ("lstrip before block", "a\n   {% if yes %}b{% endif %}\n  c"),
    ("no lstrip after text", "a  {% if yes %} b {% endif %} c"), ("minus both sides", "a \n {%- if yes -%} \n b \n {%- endif -%} \n c"),
    ("plus keeps", "a\n  {%+ if yes +%}\n b{% endif %}\nc"), ("output minus", "a \n {{- 'x' -}} \n b"), ("output keeps newline", "{{ 'x' }}\nb"),
    ("comment", "a\n  {# b #}\nc{#- d -#}\n e {#+ f +#}\n g"), ("comment of signs", "a {#-#} b {##} c"), ("raw", "{% raw %}{{ x }}{% if %}{% endraw %}\n!"),
    ("raw minus", "a {%- raw -%}  {{ x }}  {%- endraw -%}  b"), ("first line indented", "   {% if yes %}x{% endif %}"),
    ("two blocks in a line", "  {% if yes %}  {% if yes %}x{% endif %}  {% endif %}\ny"), ("unicode space", "a\u00a0\u2003{%- if yes -%}\u3000b{% endif %}"),
    ("braces in text", "{ { } } {a{ %} }} #}"), ("newline after minus block", "{% if yes -%}\n\n   x\n{%- endif %}\n\ny"),
    # Literals.
    ("strings", "{{ 'a\\'b' }}{{ \"c\\n\\t\\\\d\" }}{{ 'x' 'y' \"z\" }}"), ("escapes", "{{ '\\x41\\u00e9\\U0001F600\\101\\q' }}"),
    ("numbers", "{{ 1 }} {{ 1_000 }} {{ 0x1F }} {{ 0b101 }} {{ 0o17 }} {{ 1.50 }} {{ 2e3 }} {{ 1.5e-7 }}"),
    ("floats", "{{ 1e16 }} {{ 1e15 }} {{ 0.0001 }} {{ 0.00001 }} {{ 123456.789 }} {{ 0.1 + 0.2 }} {{ 1e22 }} {{ -0.0 }} {{ 5e-324 }}"),
    ("constants", "{{ true }} {{ True }} {{ false }} {{ none }} {{ None }}"), ("large", "{{ large }} {{ tiny }} {{ large == large }} {{ large > 1 }}"),
    ("lists", "{{ [1, 'a', none, 2.0] }} {{ (1,) }} {{ () }} {{ (1, 'b') }} {{ [] }} {{ 1, 2 }}"),
    ("dictionaries", "{{ {'a': 1, 'b': {'c': [true]}} }} {{ {} }} {{ {1: 'x', none: 2, (1, 2): 3} }}"),
    ("repr", "{{ [quote, 'a\\nb', \"it's\", '\\\\', 'é😀', '\\x7f\\u200b\\xa0'] }}"), ("duplicate keys", "{{ {'a': 1, 'b': 2, 'a': 3} }} {{ {1: 'x', true: 'y'} }}"),
    ("messages printed", "{{ messages }}"), ("record printed", "{{ record }}"), ("brackets close together", "{{ {'a': {'b': {}}}}}"),
    # Operators.
    ("arithmetic", "{{ 1 + 2 * 3 - 4 }} {{ 7 / 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ -7 % 3 }} {{ 2 ** 10 }} {{ 2 ** -1 }} {{ 7.5 // 2 }} {{ -7.5 % 2 }}"),
    ("truth arithmetic", "{{ true + true }} {{ -true }} {{ +false }} {{ true * 3 }}"), ("power chain", "{{ 2 ** 3 ** 2 }} {{ -2 ** 2 }}"),
    ("joins", "{{ 'a' ~ 1 ~ none ~ 2.0 ~ [1] }} {{ 'a' + 'b' }} {{ [1] + [2] }} {{ 'ab' * 3 }} {{ [0] * 2 }} {{ 3 * 'x' }}"),
    ("comparisons", "{{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 1 == 1.0 }} {{ true == 1 }} {{ 'a' < 'b' }} {{ [1, 2] < [1, 3] }} {{ '1' == 1 }} {{ 3 >= 3 }} {{ 2 != 3 }}"),
    ("membership", "{{ 'a' in 'cat' }} {{ 2 in numbers }} {{ 'b' in record }} {{ 9 not in numbers }} {{ not 1 in [1] }} {{ '' in 'x' }}"),
    ("logic", "{{ 0 or 'x' }} {{ 1 and 2 }} {{ '' and 1 }} {{ not '' }} {{ not not 1 }} {{ none or false }} {{ 1 or 2 and 0 }}"),
    ("inline if", "{{ 'a' if yes else 'b' }} {{ 'a' if zero }}| {{ 1 if zero else 2 if zero else 3 }}"), ("percent", "{{ '%s-%d-%.2f-%%' % ('a', 3, 2.5) }} {{ '%s' % 'x' }}"),
    ("precedence", "{{ 'a' ~ 'b' + 'c' }} {{ 1 ~ 2 + '3' }} {{ not 1 == 2 }} {{ -1 | abs }} {{ 'a' ~ 'b' | upper }}"), ("code point order", "{{ '😀' > '\uff5e' }}"),
    # Attributes, items, slices.
    ("attributes", "{{ record.a.x[1] }} {{ record['b'] }} {{ messages[0].role }} {{ messages[-1]['content'] }} {{ numbers.0 }}"),
    ("method before item", "{{ record['items'] }} {{ record.items() | list | length }}"), ("missing", "[{{ record.none_such }}] [{{ undefined_name }}] [{{ numbers[9] }}]"),
    ("slices", "{{ numbers[1:] }} {{ numbers[::-1] }} {{ numbers[:-1] }} {{ numbers[-2:] }} {{ numbers[5:] }} {{ numbers[::2] }} {{ numbers[2:0:-1] }} {{ 'abc'[1:] }} {{ 'abc'[::-1] }}"),
    ("emoji slices", "{{ emoji | length }} {{ emoji[1] }} {{ emoji[::-1] }} {{ emoji[2:] }} {{ emoji[-2] }} {{ emoji.find('b') }}"), ("tuple slice", "{{ (1, 2, 3)[1:] }}"),
    ("missing of missing", "{{ record.none_such.more }}"), ("missing called", "{{ none_such() }}"), ("none attribute", "[{{ nothing.x }}]"),
    # Statements.
    ("elif", "{% if zero %}a{% elif nothing %}b{% elif yes %}c{% else %}d{% endif %}"), ("loop", "{% for n in numbers %}{{ loop.index }}/{{ loop.length }}:{{ n }}{% if not loop.last %}, {% endif %}{% endfor %}"),
    ("loop fields", "{% for n in numbers %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.depth }}{{ loop.previtem }}|{{ loop.nextitem }};{% endfor %}"),
    ("previous defined", "{% for n in numbers %}{{ loop.previtem is defined }}{{ loop.nextitem is defined }} {% endfor %}"), ("cycle", "{% for n in numbers %}{{ loop.cycle('a', 'b') }}{% endfor %}"),
    ("changed", "{% for n in [1, 1, 2, 2, 1] %}{% if loop.changed(n) %}{{ n }}{% endif %}{% endfor %}"), ("loop filter", "{% for n in numbers if n > 1 %}{{ loop.index }}{{ n }}{{ loop.last }} {% endfor %}"),
    ("loop else", "{% for n in [] %}x{% else %}none{% endfor %}{% for n in numbers if n > 9 %}x{% else %}none{% endfor %}"), ("unpacking", "{% for k, v in record.items() %}{{ k }}={{ v }};{% endfor %}"),
    ("nested unpacking", "{% for (a, b), c in [((1, 2), 3)] %}{{ a }}{{ b }}{{ c }}{% endfor %}"), ("loop over text", "{% for c in emoji %}[{{ c }}]{% endfor %}"), ("loop over keys", "{% for k in record %}{{ k }} {% endfor %}"),
    ("break and continue", "{% for n in [1, 2, 3, 4, 5] %}{% if n == 2 %}{% continue %}{% endif %}{% if n == 4 %}{% break %}{% endif %}{{ n }}{% endfor %}"),
    ("loop scope", "{% set x = 1 %}{% for n in numbers %}{{ x }}{% set x = n %}{{ x }} {% endfor %}{{ x }}"), ("if scope", "{% if yes %}{% set y = 5 %}{% endif %}{{ y }}"),
    ("inner loop", "{% for a in [1, 2] %}{% for b in 'xy' %}{{ loop.index }}{{ a }}{{ b }}{{ loop.depth }} {% endfor %}{{ loop.index }};{% endfor %}"), ("loop variable after", "{% for n in numbers %}{% endfor %}[{{ n }}]"),
    ("namespace", "{% set ns = namespace(n=0, t='') %}{% for n in numbers %}{% set ns.n = ns.n + n %}{% set ns.t = ns.t ~ n %}{% endfor %}{{ ns.n }} {{ ns.t }} [{{ ns.x }}]"),
    ("namespace of a dictionary", "{% set ns = namespace({'a': 1}, b=2) %}{{ ns.a }}{{ ns.b }}"), ("attribute of no namespace", "{% set numbers.x = 1 %}"), ("several set", "{% set a, b = 1, 'z' %}{{ b }}{{ a }}"),
    ("set block", "{% set x %}\n a {{ yes }}\n{% endset %}[{{ x }}]{% set y | trim | upper %} b {% endset %}[{{ y }}]"), ("filter block", "{% filter upper | replace('A', 'o') %}banana{% endfilter %}"), ("with", "{% with a = 1, b = 2 %}{{ a }}{{ b }}{% endwith %}[{{ a }}]"),
    ("macro", "{% macro m(a, b='z', c=b ~ '!') %}{{ a }}-{{ b }}-{{ c }};{% endmacro %}{{ m(1) }}{{ m(1, 2) }}{{ m(b=3, a=4) }}{{ m() }}"), ("macro scope", "{% set x = 1 %}{% macro m() %}{{ x }}{% set x = 2 %}{% endmacro %}{{ m() }}{{ x }}"),
    ("macro late binding", "{% macro m() %}{{ x }}{% endmacro %}{% set x = 7 %}{{ m() }}"), ("recursive macro", "{% macro m(n) %}{{ n }}{% if n > 0 %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(4) }}"), ("macro varargs", "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, 3, k=4) }}"),
    ("macro too many", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}"), ("macro wrong name", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(z=2) }}"), ("macro filtered", "{% macro m() %} x {% endmacro %}[{{ m() | trim }}]"), ("spread", "{{ range(*[1, 4]) | list }} {{ dict(**{'a': 1}) }}"),
    ("generation", "a{% generation %}b {{ 'c😀' }}{% endgeneration %}d{% generation %}{% endgeneration %}"), ("generation in loop", "{% for m in messages %}{{ m.role }}:\n{% if m.role == 'assistant' %}\n  {%- generation -%}\n  {{ m.content }}!\n  {%- endgeneration %}\n{% endif %}\n{% endfor %}"),
    ("generation in macro", "x{% macro m(t) %}<{% generation %}{{ t }}{% endgeneration %}>{% endmacro %}{{ m('é😀') }}{{ m('q') }}"), ("generation scope", "{% generation %}{% set q = 1 %}{{ q }}{% endgeneration %}[{{ q }}]"),
    # Tests.
    ("defined", "{{ x is defined }} {{ yes is defined }} {{ record.b is defined }} {{ record.z is not defined }} {{ x is undefined }}"), ("kinds", "{% for v in [none, true, 1, 1.5, 'a', [1], (1,), {}] %}{{ v is none }}{{ v is boolean }}{{ v is integer }}{{ v is float }}{{ v is number }}{{ v is string }}{{ v is sequence }}{{ v is mapping }}{{ v is iterable }}{{ v is true }}{{ v is false }} {% endfor %}"),
    ("tests with values", "{{ 3 is odd }} {{ 4 is even }} {{ 9 is divisibleby 3 }} {{ 1 is eq 1 }} {{ 1 is equalto(2) }} {{ 2 is gt 1 }} {{ 2 is in numbers }} {{ 'a' is in('abc') }} {{ 'ab' is lower }} {{ 'AB' is upper }} {{ none is sameas none }} {{ 1 is ne 2 }}"),
    ("tests and logic", "{{ 1 is odd and 2 is even }} {{ x is defined or yes }} {{ not x is defined }} {{ 'a' if x is defined else 'b' }}"), ("undefined kinds", "{{ x is iterable }} {{ x is string }} {{ x is none }} {{ x == y }} {{ x | length }} {{ 'a' in x }}"),
    # Filters.
    ("text filters", "{{ ' a b ' | trim }}|{{ 'xxaxx' | trim('x') }}|{{ 'aB' | upper }}|{{ 'aB' | lower }}|{{ 'hello WORLD' | capitalize }}|{{ 'hello wORLD-x (y' | title }}|{{ 'aaa' | replace('a', 'b', 2) }}|{{ 1 | string }}|{{ text | wordcount }}"),
    ("default", "{{ x | default('d') }} {{ '' | default('d') }}| {{ '' | default('d', true) }} {{ none | default(1) }} {{ x | d }}| {{ nothing | default('n', boolean=true) }}"), ("lengths", "{{ 'abc' | length }} {{ numbers | count }} {{ record | length }}"),
    ("lists filters", "{{ numbers | first }} {{ numbers | last }} {{ numbers | sort }} {{ numbers | sort(reverse=true) }} {{ numbers | reverse | list }} {{ 'abc' | reverse }} {{ 'abc' | list }} {{ numbers | sum }} {{ numbers | min }} {{ numbers | max }} [{{ [] | first }}]"),
    ("sorting", "{{ words | sort }} {{ words | sort(case_sensitive=true) }} {{ people | sort(attribute='age,name') | map(attribute='name') | list }} {{ people | sort(attribute='name', reverse=true) | map(attribute='age') | list }}"), ("unique", "{{ words | unique | list }} {{ [1, 2, 1] | unique | list }}"),
    ("joining", "{{ numbers | join(', ') }} {{ numbers | join }} {{ people | join('/', attribute='name') }} {{ [none, true] | join('-') }}"), ("mapping", "{{ words | map('upper') | list }} {{ people | map(attribute='job.title') | list }} {{ people | map(attribute='zip', default=0) | list }} {{ words | map('replace', 'p', 'q') | join(' ') }}"),
    ("selecting", "{{ numbers | select('odd') | list }} {{ numbers | reject('gt', 1) | list }} {{ [0, 1, ''] | select | list }} {{ people | selectattr('age', 'equalto', 3) | map(attribute='name') | list }} {{ people | rejectattr('job.title') | map(attribute='name') | list }} {{ messages | selectattr('tags', 'defined') | list | length }}"),
    ("numbers filters", "{{ '42' | int }} {{ 'x' | int }} {{ 'x' | int(7) }} {{ '42.9' | int }} {{ 3.9 | int }} {{ 'ff' | int(0, 16) }} {{ '1.5' | float }} {{ 'x' | float }} {{ -3 | abs }} {{ 42.55 | round }} {{ 42.55 | round(1, 'floor') }} {{ 2.5 | round }} {{ 3.5 | round }} {{ 5 | round }} {{ 2.345 | round(2) }} {{ 1.2 | round(0, 'ceil') }}"),
    ("dictionaries filters", "{{ record | items | list | length }} {{ {'b': 1, 'A': 2} | dictsort }} {{ {'b': 1, 'A': 2} | dictsort(true) }} {{ {'b': 1, 'A': 2} | dictsort(by='value', reverse=true) }}"), ("indent", "{{ 'a\\nb\\n\\nc' | indent }}|{{ 'a\\nb' | indent(2, true) }}|{{ 'a\\n\\nb' | indent('>', blank=true) }}"),
    ("json", "{{ record | tojson }}"), ("json indent", "{{ record | tojson(indent=2) }} {{ [] | tojson(indent=2) }} {{ {} | tojson(indent=4) }}"), ("json more", "{{ html | tojson }} {{ emoji | tojson(ensure_ascii=true) }} {{ {'b': 1, 'a': 2} | tojson(sort_keys=true, separators=(',', ':')) }} {{ {1: 2, none: 3, true: 4} | tojson }} {{ 1.0 | tojson }} {{ [1e16, large] | tojson }}"),
    ("json of messages", "{{ messages | tojson }}"), ("json of undefined", "{{ x | tojson }}"), ("format filter", "{{ '%s and %s' | format('a', 2) }}"), ("safe", "{{ html | safe }}"), ("unknown filter", "{{ 1 | no_such_filter }}"), ("unknown test", "{{ 1 is no_such_test }}"),
    # Methods and functions.
    ("strip", "[{{ '  a ' .strip() }}][{{ ' a '.lstrip() }}][{{ ' a '.rstrip() }}][{{ 'xyaxy'.strip('yx') }}][{{ messages[1].content.strip() }}]"), ("split", "{{ text.split() }} {{ 'a,b,,c'.split(',') }} {{ 'a,b,c'.split(',', 1) }} {{ ' a  b c '.split(none, 1) }} {{ '</think>x'.split('</think>')[-1] }} {{ 'a.b.c'.rsplit('.', 1) }} {{ ''.split(',') }} {{ ''.split() }}"),
    ("lines", "{{ 'a\\nb\\r\\nc\\rd\\u2028e'.splitlines() }} {{ 'a\\nb'.splitlines(true) }} {{ 'a-b-c'.partition('-') }} {{ 'a-b-c'.rpartition('-') }}"), ("affixes", "{{ 'abc'.startswith('ab') }} {{ 'abc'.endswith(('x', 'c')) }} {{ 'abc'.removeprefix('a') }} {{ 'abc'.removesuffix('c') }}"),
    ("replace", "{{ 'aXbX'.replace('X', '-') }} {{ 'aXbX'.replace('X', '', 1) }} {{ 'é😀'.replace('', '.') }}"), ("cases", "{{ 'aB'.upper() }} {{ 'aB'.lower() }} {{ \"they're bill's x2y\".title() }} {{ 'hELLO'.capitalize() }} {{ 'A1'.isupper() }} {{ '12'.isdigit() }} {{ ' '.isspace() }} {{ 'ab'.isalpha() }} {{ ''.isalnum() }}"),
    ("finding", "{{ 'banana'.find('n') }} {{ 'banana'.rfind('n') }} {{ 'banana'.find('z') }} {{ 'banana'.count('an') }} {{ 'x'.join(['a', 'b']) }} {{ '7'.zfill(3) }} {{ '-7'.zfill(4) }} {{ 'a'.ljust(3) }}| {{ 'a'.rjust(3, '.') }}"), ("format", "{{ '{} {1} {name} {{}}'.format('a', 'b', name='c') if false else '{0}{1}{0} {name} {{}}'.format('a', 2, name=none) }} {{ '{}-{}'.format(1, 'x') }}"),
    ("dictionary methods", "{{ record.get('b') }} {{ record.get('z') }} {{ record.get('z', 'd') }} {{ record.keys() | list }} {{ record.values() | list | length }} {{ {'a': 1}.items() | list }}"), ("list methods", "{{ numbers.index(2) }} {{ numbers.count(3) }}"), ("append is refused", "{{ numbers.append(1) }}"),
    ("functions", "{{ range(3) | list }} {{ range(1, 8, 3) | list }} {{ range(3, 0, -1) | list }} {{ dict(a=1, b='x') }}"), ("dates", "{{ strftime_now('%d %b %Y') }} {{ strftime_now('%Y-%m-%d %H:%M:%S %A %a %B %y %j %I %p %%') }}"),
    ("refusal", "{{ raise_exception('roles must alternate') }}"), ("refusal in branch", "{% if zero %}{{ raise_exception('no') }}{% endif %}fine"),
    # What fails.
    ("text plus number", "{{ 'a' + 1 }}"), ("none plus text", "{{ nothing + 'a' }}"), ("undefined plus", "{{ x + 'a' }}"), ("order of kinds", "{{ 1 < 'a' }}"), ("loop over none", "{% for a in nothing %}{% endfor %}"), ("loop over number", "{% for a in 3 %}{% endfor %}"),
    ("division by zero", "{{ 1 / 0 }}"), ("open block", "{% if yes %}a"), ("open tag", "{{ 1 "), ("wrong end", "{% if yes %}{% endfor %}"), ("stray end", "a{% endif %}"), ("unknown block", "{% nonsense %}"), ("bad expression", "{{ 1 + }}"), ("two values", "{{ 1 2 }}"),
    ("bracket", "{{ (1] }}"), ("character", "{{ a ? b }}"), ("open text", "{{ 'a }}"), ("open comment", "a {# b"), ("empty output", "{{ }}"), ("break outside", "{% break %}"), ("too few to unpack", "{% for a, b in [(1, 2, 3)] %}{% endfor %}"), ("number called", "{{ 3() }}"), ("unhashable key", "{{ {[1]: 2} }}"), ("large range", "{{ range(1000000) | length }}"),
]

TOOLS = [
    {"type": "function", "function": {"name": "weather_at", "description": "Tells the weather of a \"place\" <now>.", "parameters": {
        "type": "object", "properties": {"place": {"type": "string", "description": "Where, e.g. Zürich"}, "days": {"type": "integer"}},
        "required": ["place"]}}},
    {"type": "function", "function": {"name": "toss", "description": "A coin.", "parameters": {"type": "object", "properties": {}}}},
]

_CALL = {"type": "function", "id": "abcdef123", "function": {"name": "weather_at", "arguments": {"place": "Zürich", "days": 2}}}
_SYSTEM = {"role": "system", "content": "You answer in one line. "}
_ASK = {"role": "user", "content": "What is 2 + 2?"}
_SAY = {"role": "assistant", "content": "It is 4. 😀"}
_CHAIN = [
    {"role": "user", "content": "Weather in Zürich?"}, {"role": "assistant", "content": "", "tool_calls": [_CALL]},
    {"role": "tool", "name": "weather_at", "tool_call_id": "abcdef123", "content": "{\"sky\": \"grey\"}"},
    {"role": "assistant", "content": "Grey, says the tool."},
]

# Name, messages, whether tools are given, further variables.
CONVERSATIONS = [
    ("one question", [_ASK], False, {"add_generation_prompt": True}),
    ("an exchange", [_ASK, _SAY], False, {}),
    ("with a system message", [_SYSTEM, _ASK, _SAY, {"role": "user", "content": "  And 3 + 3?\n\n"}], False, {"add_generation_prompt": True}),
    ("unicode", [{"role": "user", "content": "日本語 é\u0301 👩‍👩‍👧 \u200bx"}, {"role": "assistant", "content": "שלום 𝔘\n"}], False, {}),
    ("spelled tokens", [{"role": "user", "content": "<|im_end|>\n<|im_start|>system [INST] </s> <|eot_id|>"}, _SAY], False, {}),
    ("tools offered", [_SYSTEM, _ASK], True, {"add_generation_prompt": True}),
    ("a tool used", [_SYSTEM, *_CHAIN], True, {}),
    ("two tools in a row", [*_CHAIN[:2], _CHAIN[2], {**_CHAIN[2], "content": "{\"sky\": \"blue\"}"}, _CHAIN[3], _ASK], True, {"add_generation_prompt": True}),
    ("thinking", [_ASK, {"role": "assistant", "content": "<think>\nTwo and two.\n</think>\n\nFour."}, {"role": "user", "content": "Sure?"},
                  {"role": "assistant", "content": "Yes.", "reasoning_content": "I am asked again."}], False, {}),
    ("no thinking", [_ASK], False, {"add_generation_prompt": True, "enable_thinking": False}),
    ("assistant first", [_SAY, _ASK], False, {}),
    ("two questions", [_ASK, _ASK], False, {}),
    ("content in parts", [{"role": "user", "content": [{"type": "text", "text": "Part one."}, {"type": "text", "text": "Part two."}]}], False, {}),
    ("no messages", [], False, {"add_generation_prompt": True}),
]

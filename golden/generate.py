"""Writes every expected value in this folder. Run it with:  python3 golden/generate.py

    python3 golden/generate.py           write the files
    python3 golden/generate.py --check   write nothing; fail if any file on disk differs from what would be written

Needs PyTorch and nothing else (README.md says which version made the files). The same version on the same kind of
machine writes the same bytes each time.
"""

import argparse
import os
import pathlib
import sys

# One thread and fixed kernels, so that sums are taken in the same order on every x86-64 machine with AVX2.
# These are read when PyTorch is loaded, hence before its import.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", OPENBLAS_CORETYPE="Haswell", ATEN_CPU_CAPABILITY="default")

# Leave no compiled files beside the sources.
sys.dont_write_bytecode = True

import torch  # noqa: E402

from reference import operations, schedules  # noqa: E402
from reference.cases import CASES  # noqa: E402
from reference.expectations import build_case  # noqa: E402
from reference.files import json_bytes  # noqa: E402

GOLDEN = pathlib.Path(__file__).resolve().parent
SIZE_LIMIT_BYTES = 2_000_000


def build_all() -> dict[str, bytes]:
    """All generated files: path relative to this folder -> content."""
    files = {}
    for case in CASES:
        for name, content in build_case(case).items():
            files[f"{case.name}/{name}"] = content
    files["operations/expected.json"] = json_bytes(operations.build())
    files["schedules.json"] = json_bytes(schedules.build())
    return files


def check(files: dict[str, bytes]) -> int:
    """Compares with the disk; returns the exit code."""
    different = [name for name, content in files.items()
                 if not (GOLDEN / name).is_file() or (GOLDEN / name).read_bytes() != content]
    for name in different:
        print(f"golden/{name}: differs from what generate.py writes; run generate.py, never edit the file by hand")
    print(f"{len(files) - len(different)} of {len(files)} files are as generated")
    return 1 if different else 0


def write(files: dict[str, bytes]) -> int:
    """Writes each file beside its place and renames it; returns the exit code."""
    for name, content in files.items():
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(path.name + ".tmp")
        temporary.write_bytes(content)
        temporary.replace(path)
    print(f"{len(files)} files written, {sum(map(len, files.values())):,} bytes")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Writes or checks the golden files.")
    parser.add_argument("--check", action="store_true", help="compare with the files on disk, write nothing")
    arguments = parser.parse_args()

    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    files = build_all()
    total = sum(map(len, files.values()))
    if total > SIZE_LIMIT_BYTES:
        raise SystemExit(f"golden files would take {total:,} bytes, more than the {SIZE_LIMIT_BYTES:,} allowed; make a case smaller")
    return check(files) if arguments.check else write(files)


if __name__ == "__main__":
    sys.exit(main())

"""An index whose builders are killed: what benchmarks/crashes.py does 200 times, a few times."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_a_build_that_is_killed_leaves_the_index_as_it_was_or_as_it_was_to_be() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.crashes", "12"],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
        env=os.environ | {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "12 kills, 0 wrong" in done.stdout

"""python -m train.recipe OUT MODEL [--corpora ../shared/corpora] [--gold ../shared/gold/train]

The whole way from the corpora to the model file, one step after the other, each in a folder of OUT. A step whose checkpoint is there
is not run again. About six hours on one core; a GPU is used where there is one.
"""

import argparse
import subprocess
import sys
from pathlib import Path

# Folder, and what its step changes in train/config.py.
STEPS = (
    # Layers that see all of their neighbours learn best, and cost most to run.
    ("wide", ["shape.side_width=0", "shape.dilations=[1,2,4,8,1,4]", "recipe.steps=7000", "recipe.said_share=0", "recipe.names_share=0.5"]),
    # The closest layers that see less, two more of them, and attribution as a further lesson.
    ("lean", ["recipe.rate=0.0012"]),
)


def main():
    """Entry point."""
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("out", type=Path)
    parse.add_argument("model")
    parse.add_argument("--corpora", default="../shared/corpora")
    parse.add_argument("--gold", default="../shared/gold/train")
    arguments = parse.parse_args()
    run = lambda module, *rest: subprocess.run([sys.executable, "-m", module, *map(str, rest)], check=True)
    last = None
    for name, changes in STEPS:
        here = arguments.out / name
        if not (here / "checkpoint.pt").exists():
            warm = ["--warm", last] if last else []
            run("train", "--corpora", arguments.corpora, "--out", here, *warm, "--set", *changes)
        last = here / "checkpoint.pt"
    heads = arguments.out / "said"
    if not (heads / "checkpoint.pt").exists():
        rest = ("--corpora", arguments.corpora, "--gold", arguments.gold, "--cache", arguments.out / "texts.pt")
        run("train.attribution", last, "--out", heads, *rest)
    joint = arguments.out / "joint"
    if not (joint / "checkpoint.pt").exists():
        run("train.joint", heads / "checkpoint.pt", "--out", joint, "--corpora", arguments.corpora, "--cache", arguments.out / "texts.pt")
    run("train.export", joint / "checkpoint.pt", arguments.model)


if __name__ == "__main__":
    main()

"""Runs the scripts of a folder and writes, as JSON, what each left behind: its losses or loss, and the gradients.

    python run_scripts.py FOLDER

A script stands in FOLDER as NAME.py and runs with FOLDER as its working directory.
"""

import contextlib
import io
import json
import math
import os
import runpy
import sys
import traceback
import warnings

import torch

warnings.simplefilter("error")
torch.set_num_threads(1)


def listed(tensor):
    numbers = tensor.detach().double().flatten().tolist()
    return [number if math.isfinite(number) else repr(number) for number in numbers]


def left_behind(path):
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        values = runpy.run_path(path)
    result = {"printed": printed.getvalue()}
    for name in "losses", "validations":
        if name in values:
            result[name] = values[name]
    if "loss" in values:
        result["loss"] = listed(values["loss"])[0]
    result["dtypes"] = sorted({str(p.dtype) for p in values["model"].parameters()})
    result["gradients"] = {
        name: listed(torch.zeros_like(p) if p.grad is None else p.grad)
        for name, p in values["model"].named_parameters()
    }
    return result


def main(folder):
    os.chdir(folder)
    results = {}
    for file in sorted(os.listdir(".")):
        if file.endswith(".py"):
            try:
                results[file[:-3]] = left_behind(file)
            except BaseException:
                results[file[:-3]] = {"error": traceback.format_exc()}
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])

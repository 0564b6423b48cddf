"""One peer, measured: prints how many submissions and test cases a second as JSON. Runs in the peers' environment.

usage: peer.py NAME COUNT
"""
import contextlib
import importlib.resources
import json
import logging
import os
import pathlib
import sys
import tempfile
import time

import docker

from contest import SUM, different, sums

IMAGE = "batch-judge/c-cpp:latest"


def per_second(count, work):
    start = time.perf_counter()
    for number in range(count):
        work(number)
    return count / (time.perf_counter() - start)


def docker_evaluator(count):
    """A container for each test case; keeps what it compiled. Its image is made from ours, as gcc:latest is not at hand."""
    import docker_evaluator
    from docker_evaluator.docker_helper import DockerHelper
    from docker_evaluator.evaluator import DockerEvaluator
    from docker_evaluator.language_helpers.c_helper.c_helper import CHelper

    client = docker.from_env()
    with tempfile.TemporaryDirectory() as folder:
        entry = importlib.resources.files(docker_evaluator) / "language_helpers/c_helper/entrypoint.sh"
        (pathlib.Path(folder) / "entrypoint.sh").write_bytes(entry.read_bytes())
        (pathlib.Path(folder) / "Dockerfile").write_text(
            f"FROM {IMAGE}\nUSER root\nWORKDIR /app\nCOPY entrypoint.sh .\nENTRYPOINT [\"./entrypoint.sh\"]\n")
        (pathlib.Path(folder) / "entrypoint.sh").chmod(0o755)
        client.images.build(path=folder, tag="docker-evaluator-c:latest")
    judge = DockerEvaluator.__new__(DockerEvaluator)  # Of its languages only C has an image here.
    judge.language_helpers = [CHelper(DockerHelper())]

    def once(source, test):
        answer = judge.evaluate(source, *test, "c", 2)
        assert answer["correct"], answer

    try:
        test = sums(1)[0]
        fresh = per_second(count, lambda number: once(different(number), test))
        cached = per_second(count, lambda number: once(different(number), test))
        tests = sums(count)
        return {"fresh": fresh, "cached": cached, "tests": per_second(count, lambda number: once(different(0), tests[number]))}
    finally:
        client.images.remove("docker-evaluator-c:latest")


def dockerjudge(count):
    """A container for each submission, four calls of the engine for each test case in it; compiles each time."""
    import dockerjudge
    from dockerjudge.processor import GCC
    from dockerjudge.status import Status

    kind = GCC(GCC.Language.c, filenames={"src": "a.c", "bin": "a.out"}, options=["-O2"])
    kind.image = IMAGE

    def judge(source, tests):
        results = dockerjudge.judge(kind, source.encode(), [(given.encode(), answer.encode()) for given, answer in tests],
                                    {"limit": {"time": 2}, "threads": 1, "callback": {}, "demux": {}, "iofilename": {}})[0]
        assert all(result[0] == Status.AC for result in results), results

    fresh = per_second(count, lambda number: judge(different(number), sums(1)))
    start = time.perf_counter()
    judge(SUM, sums(1))
    one = time.perf_counter() - start
    start = time.perf_counter()
    judge(SUM, sums(count + 1))
    return {"fresh": fresh, "tests": count / (time.perf_counter() - start - one)}


def epicbox2(count):
    """A container for each command on a volume of its own: one to compile, one for each test case."""
    import epicbox
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    epicbox.configure([epicbox.Profile("c", IMAGE)])
    limits = {"cputime": 5, "memory": 272, "processes": 64}

    def compiled(source, folder):
        files = [{"name": "main.c", "content": source.encode()}]
        made = epicbox.run("c", "gcc -O2 -o main main.c", files=files, limits=limits, workdir=folder)
        assert made["exit_code"] == 0, made

    def run(test, folder):
        ran = epicbox.run("c", "./main", stdin=test[0], limits=limits, workdir=folder)
        assert ran["stdout"].decode() == test[1], ran

    def fresh(number):
        with epicbox.working_directory() as folder:
            compiled(different(number), folder)
            run(sums(1)[0], folder)

    rate = per_second(count, fresh)
    with epicbox.working_directory() as folder:
        compiled(SUM, folder)
        tests = sums(count)
        return {"fresh": rate, "tests": per_second(count, lambda number: run(tests[number], folder))}


if __name__ == "__main__":
    measure = {"docker-evaluator": docker_evaluator, "dockerjudge": dockerjudge, "epicbox2": epicbox2}[sys.argv[1]]
    with tempfile.TemporaryDirectory(prefix="batch-judge-bench-") as scratch, contextlib.redirect_stdout(sys.stderr):
        tempfile.tempdir = os.environ["COMPILATION_CACHE_DIR"] = scratch
        figures = measure(int(sys.argv[2]))
    print(json.dumps(figures))

"""The baselines: the engine's own command with the same caps, and a bare fork and exec."""
import concurrent.futures
import contextlib
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

from contest import SUM

HERE = pathlib.Path(__file__).resolve().parent
IMAGE = "batch-judge/c-cpp"


def caps(core=0):
    return ["--network", "none", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--read-only",
            "--memory", "272m", "--memory-swap", "272m", "--pids-limit", "64", "--user", "65433:65433",
            "--tmpfs", "/work:size=256m", "--tmpfs", "/tmp:size=256m", "--cpuset-cpus", str(core)]


@contextlib.contextmanager
def compiled(*sources):
    """A folder with programs, by the names of C files or (name, source)."""
    with tempfile.TemporaryDirectory(prefix="batch-judge-bench-") as folder:
        folder = pathlib.Path(folder)
        os.chmod(folder, 0o755)
        for name, source in sources:
            (folder / f"{name}.c").write_text(source)
            subprocess.run(["docker", "run", "--rm", "--network", "none", "-v", f"{folder}:/b", IMAGE, "gcc", "-O2",
                            "-static", "-o", f"/b/{name}", f"/b/{name}.c"], check=True)
        yield folder


def run_command(folder, program, core=0):
    return ["docker", "run", "--rm", "-i", *caps(core), "-v", f"{folder}:/b:ro", IMAGE, f"/b/{program}"]


def seconds_each(rounds):
    """Median seconds of one `docker run --rm`."""
    with compiled(("sum", SUM)) as folder:
        def once():
            start = time.perf_counter()
            subprocess.run(run_command(folder, "sum"), input=b"1 2\n", capture_output=True, check=True)
            return time.perf_counter() - start
        return statistics.median(once() for _ in range(rounds))


def runs_per_second(rounds, parallel):
    """Of bare loops of `docker run --rm`, one to a core."""
    with compiled(("sum", SUM)) as folder:
        def loop(core):
            for _ in range(rounds // parallel):
                subprocess.run(run_command(folder, "sum", core), input=b"1 2\n", capture_output=True, check=True)
        start = time.perf_counter()
        with concurrent.futures.ThreadPoolExecutor(parallel) as pool:
            list(pool.map(loop, range(parallel)))
        return rounds // parallel * parallel / (time.perf_counter() - start)


def bare_fork_exec(rounds):
    """Milliseconds of fork, exec, pipe and wait of the same program in a container with the same caps."""
    with compiled(("sum", SUM), ("spawn", (HERE / "spawn.c").read_text())) as folder:
        command = ["docker", "run", "--rm", *caps(), "-v", f"{folder}:/b:ro", IMAGE, "/b/spawn", str(rounds), "/b/sum"]
        return float(subprocess.run(command, check=True, capture_output=True).stdout)


def pipe_seconds(source, given):
    """Seconds of a program in `docker run -i`, from a file to a file."""
    with compiled(("program", source)) as folder, tempfile.TemporaryFile() as taken:
        start = time.perf_counter()
        with open(given, "rb") as file:
            subprocess.run(run_command(folder, "program"), stdin=file, stdout=taken, check=True)
        return time.perf_counter() - start

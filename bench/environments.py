"""What a submission's packages cost when another one has asked for the same before."""
import json
import statistics
import zipfile

from models import Flowers, PETALS

MODULES = 2000


class Packages(Flowers):
    """With a wheelhouse of one package, of many small modules."""

    def __init__(self, program, slots):
        super().__init__(program, slots)
        problem = self.folder / "contest/problems/petals"
        rules = problem / "problem.yaml"
        rules.write_text(rules.read_text().replace("requirements: image", "requirements: wheelhouse"))
        (problem / "wheels").mkdir()
        with zipfile.ZipFile(problem / "wheels/many-1.0-py3-none-any.whl", "w") as wheel:
            files = {"many/__init__.py": "", **{f"many/m{number}.py": f"N = {number}\n" * 50 for number in range(MODULES)},
                     "many-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: many\nVersion: 1.0\n",
                     "many-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n"}
            for name, text in files.items():
                wheel.writestr(name, text)
            wheel.writestr("many-1.0.dist-info/RECORD", "".join(f"{name},,\n" for name in files))

    def upload_model(self, number):
        with zipfile.ZipFile(self.folder / f"inbox/team/petals-{number}.zip", "w") as archive:
            archive.writestr("predict.py", f"import many.m1  # {number}\n" + (PETALS / "submissions/accepted/bayes/predict.py").read_text())
            archive.write(PETALS / "submissions/accepted/bayes/train.csv", "train.csv")
            archive.writestr("requirements.txt", f"many>=1  # {number}\n")

    def builds(self):
        """Milliseconds of Build, by submission."""
        times = {}
        for path in (self.folder / "var/outbox/team/reports").glob("*/report.json"):
            report = json.loads(path.read_text())
            assert report["verdict"] == "AC", report
            times[report["id"]] = next(phase["wall_ms"] for phase in report["phases"] if phase["name"] == "build")
        return [times[number] for number in sorted(times)]


def environments(program, table, count=10):
    """The first one installs; the others come in a later sweep."""
    table.head(f"Packages of a submission ({MODULES:,} modules)")
    with Packages(program, 1) as contest:
        contest.upload_model(0)
        contest.sweep()
        for number in range(1, count + 1):
            contest.upload_model(number)
        contest.sweep()
        first, *others = contest.builds()
    table.row("Build, asked for before", statistics.median(others), "ms", under=50, beside=f"{first:.0f} ms where it is installed")

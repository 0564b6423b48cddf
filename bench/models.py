"""How many submissions of an ML problem an hour: the sample contest's flowers, and a small model of scikit-learn."""
import shutil
import statistics
import zipfile

from contest import TREE, Contest, sums
from speed import idle

PETALS = TREE / "contest/problems/petals"
MODEL = PETALS / "submissions/accepted/bayes"
#: An hour of a contest at its peak, ten times over.
PEAK = 4000


class Flowers(Contest):
    problem = "petals"

    def __init__(self, program, slots):
        super().__init__(program, sums(1), slots)
        shutil.copytree(PETALS, self.folder / "contest/problems/petals")

    def upload_model(self, number):
        with zipfile.ZipFile(self.folder / f"inbox/team/petals-{number}.zip", "w") as archive:
            archive.writestr("predict.py", f"# {number}\n" + (MODEL / "predict.py").read_text())
            archive.write(MODEL / "train.csv", "train.csv")


def models(program, table, count=60, slots=2):
    """All fresh. The models' CPU time is spread over the slots, and taken off the sweep's time by the clock."""
    table.head(f"Models ({count} submissions; naive Bayes of scikit-learn, 300 rows)")
    with Flowers(program, slots) as contest:
        contest.sweep()
        for number in range(count):
            contest.upload_model(number)
        span = contest.sweep()
        times = [entry["tests"][0]["cpu_ms"] / 1000 for entry in contest.judged()]
    own = sum(times) / slots
    table.row("an hour, without the models' own CPU time", 3600 * count / max(0.001, span - own), "", least=PEAK,
              beside=f"{statistics.median(times):.2f} s of CPU time each; {3600 * count / span:.0f} an hour with it")
    table.row("each, beyond its model and a share of an idle sweep", (span - own - idle(program)) * slots / count, "s")

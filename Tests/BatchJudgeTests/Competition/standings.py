"""How the problems of the competition stand: a formula, rows that are private until the end, final entries; and the boards that follow,
computed here a second time."""
import csv
import dataclasses
import io
import random

SIZE = {"best": 1024, "worst": 8192}


@dataclasses.dataclass(frozen=True)
class Rules:
    #: What is added to `problem.yaml`.
    yaml: str
    #: Whether two in five rows are public, and the others private.
    is_split: bool = False
    has_formula: bool = False
    #: Of a public score, behind the point.
    digits: int | None = None
    #: Whether teams name their final entries.
    is_selected: bool = False


RULES = {
    # No run takes so long that its time would be worth less than all.
    "petals": Rules(
        f"""  score:
    terms:
      - {{metric: accuracy, weight: 0.7}}
      - {{size: {{best: {SIZE["best"]} B, worst: {SIZE["worst"]} B}}, weight: 0.2}}
      - {{latency: {{best: 200s, worst: 300s, runs: 2}}, weight: 0.1}}
  standing: {{final: selected}}
""",
        is_split=True, has_formula=True, is_selected=True,
    ),
    "honey": Rules("  standing: {digits: 3}\n", is_split=True, digits=3),
    "cells": Rules("  standing: {final: selected}\n", is_selected=True),
}  # fmt: skip


class Standing:
    """One problem's rules, written into its package."""

    def __init__(self, problem, package):
        self.problem, self.rules = problem, RULES[problem.id]
        self.public = self.private = range(len(problem.truth))
        with open(package / "problem.yaml", "a") as file:
            file.write(self.rules.yaml)
        if self.rules.is_split:
            self.split(package)

    def split(self, package):
        dice = random.Random(self.problem.id)
        usage = ["Public" if dice.random() < 0.4 else "Private" for _ in self.problem.truth]
        self.public = [row for row, word in enumerate(usage) if word == "Public"]
        self.private = [row for row, word in enumerate(usage) if word == "Private"]
        labels = package / "data/secret/labels.csv"
        rows = list(csv.reader(io.StringIO(labels.read_text())))
        lines = [",".join(row + [word]) for row, word in zip(rows, ["usage", *usage])]
        labels.write_text("\n".join(lines) + "\n")
        file = package / "problem.yaml"
        text = file.read_text()
        assert text.count("  predictions:") == 1
        file.write_text(text.replace("  predictions:", "    split: usage\n  predictions:"))

    def scores(self, guesses, size):
        """By the public rows, and by the private ones, of an entry whose zip has `size` bytes."""
        return self.score(guesses, self.public, size), self.score(guesses, self.private, size)

    def score(self, guesses, rows, size):
        metric = self.problem.measure(guesses, rows)
        if not self.rules.has_formula:
            return metric
        small = min(max((size - SIZE["worst"]) / (SIZE["best"] - SIZE["worst"]), 0), 1)
        return 0.7 * metric + 0.2 * small + 0.1

    def shown(self, score):
        """Before private scores are released."""
        return score if self.rules.digits is None else round(score, self.rules.digits)

    def best(self, uploads):
        """The first of the best by the public score; None: none has one."""
        choose = min if self.problem.is_lower_better else max
        return choose((upload for upload in uploads if upload["score"] is not None), key=lambda u: u["score"], default=None)

    def final(self, uploads, chosen):
        """The entry that counts in the end. One that was chosen and has no score stands for the best public one."""
        named = next((u for u in uploads if u["file"] == chosen and u["score"] is not None), None)
        return (named if self.rules.is_selected else None) or self.best(uploads)


class Boards:
    """Rows by rank."""

    def __init__(self, teams, standings, uploads, choices):
        self.teams, self.standings, self.uploads, self.choices = teams, standings, uploads, choices

    def open(self, waves):
        """By the public scores of these waves."""
        def value(standing, own, team):
            best = standing.best([upload for upload in own if upload["wave"] < waves])
            return best and standing.shown(best["score"])

        return self.board(value)

    def released(self):
        """By the private scores of final entries."""
        def value(standing, own, team):
            final = standing.final(own, self.choices.get((team, standing.problem.id)))
            return final and final["sealed"]

        return self.board(value)

    def board(self, value):
        """Who has a result where less is better stands before who has none; then the sum counts, errors taken off it."""
        rows = []
        for team in self.teams:
            cells, errors = {}, 0
            for standing in self.standings:
                id = standing.problem.id
                own = [u for u in self.uploads if u["team"] == team and u["problem"] == id]
                cells[id] = value(standing, own, team)
                errors += cells[id] is not None and standing.problem.is_lower_better
            signs = {s.problem.id: -1 if s.problem.is_lower_better else 1 for s in self.standings}
            total = sum(signs[id] * score for id, score in cells.items() if score is not None)
            if any(score is not None for score in cells.values()):
                rows.append({"team": team, "score": total, "order": (errors, total), "cells": cells})
        rows.sort(key=lambda row: row["order"], reverse=True)
        for one, other in zip(rows, rows[1:]):
            # The two ways of adding up may differ in the last digits.
            assert one["order"][0] != other["order"][0] or one["score"] - other["score"] > 1e-6, "two teams are equal"
        for rank, row in enumerate(rows, 1):
            row["rank"] = rank
        return rows

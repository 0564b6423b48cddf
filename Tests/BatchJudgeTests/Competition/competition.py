#!/usr/bin/env python3
"""Makes the teams and uploads of a whole competition in the sample contest's ML problems, and what must come of them.

Writes CONTEST/teams.yaml, OUT/<wave>/<team>/<zip>, and OUT/expected.json: each upload's verdict, reason and score, and the boards as they are
when the last hour begins and when all is known. The same arguments give the same bytes.
"""
import argparse
import json
import pathlib
import random
import sys

sys.dont_write_bytecode = True

#: Uploads of each hour: few at first, four hundred in the sixth, and a last one that nobody sees.
HOURS = [110, 150, 180, 210, 230, 400, 172]
FAULTY = 0.7


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("contest", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--teams", type=int, default=41)
    parser.add_argument("--submissions", type=int, default=1452)
    parser.add_argument("--hours", type=int, default=7)
    parser.add_argument("--interval", type=int, default=900, help="seconds between two sweeps")
    return parser.parse_args()


def shared_out(total, weights):
    """Whole numbers that add up to `total`, as near to the weights as they can be."""
    ends = [round(total * sum(weights[: place + 1]) / sum(weights)) for place in range(len(weights))]
    return [end - start for start, end in zip([0, *ends], ends)]


class Competition:
    def __init__(self, options):
        sys.path.insert(0, str(options.contest / "uploads"))
        import faults
        import models

        self.options, self.faults = options, faults
        self.dice = random.Random(f"{options.teams} {options.submissions} {options.hours}")
        self.problems = models.problems(options.contest / "problems")
        self.skills = {f"t{number:02}": self.dice.uniform(0.1, 0.7) for number in range(1, options.teams + 1)}
        self.uploads, self.number = [], 0
        #: Good uploads of each team by wave, to be sent again.
        self.sent = []

    def times(self):
        """When each wave is taken, in seconds from the start, and how many uploads it has."""
        each = 3600 // self.options.interval
        hours = shared_out(self.options.submissions, HOURS[-self.options.hours :])
        waves = [count for hour in hours for count in shared_out(hour, [1] * each)]
        return [(self.options.interval * (place + 1) - 30, count) for place, count in enumerate(waves)]

    def plan(self, counts):
        """What each upload of each wave is: None for a good one, else its fault. Nothing is sent again in the first wave."""
        total = sum(counts)
        faulty = round(total * FAULTY)
        kinds = [fault for fault, count in self.faults.counts(faulty).items() for _ in range(count)]
        kinds += [None] * (total - faulty)
        first = [None] * (counts[0] // 2)
        late = [kind for kind in kinds if kind and kind.name == "again"]
        rest = [kind for kind in kinds if kind and kind.name != "again"] + [None] * (kinds.count(None) - len(first))
        self.dice.shuffle(rest)
        early, rest = first + rest[: counts[0] - len(first)], rest[counts[0] - len(first) :] + late
        self.dice.shuffle(early)
        self.dice.shuffle(rest)
        return early + rest

    def run(self):
        times = self.times()
        kinds = iter(self.plan([count for _, count in times]))
        newcomers = list(self.skills)
        for wave, (seconds, count) in enumerate(times):
            self.progress = seconds / (3600 * self.options.hours)
            sent = []
            for _ in range(count):
                fault = next(kinds)
                team = newcomers.pop() if newcomers and fault is None else self.dice.choice(list(self.skills))
                self.upload(wave, team, fault, sent)
            self.sent += sent
        self.finish(times)

    def upload(self, wave, team, fault, sent):
        self.number += 1
        if fault and fault.name == "again":
            team, problem, content = self.dice.choice(self.sent)
            return self.put(wave, team, problem.id, content, fault, None)
        fitting = [problem for problem in self.problems if not fault or fault.problem in (None, problem.id)]
        problem = self.dice.choice(fitting)
        files, score = problem.model(self.dice, min(0.98, self.skills[team] + 0.3 * self.progress))
        files = {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}
        # No two uploads are the same bytes by chance.
        files["predict.py"] = f"# {team}, {self.number}\n".encode() + files["predict.py"]
        if fault:
            return self.put(wave, team, problem.id, fault.make(files), fault, None)
        content = self.faults.archive(files)
        sent.append((team, problem, content))
        return self.put(wave, team, problem.id, content, None, score())

    def put(self, wave, team, problem, content, fault, score):
        unknown = fault is not None and fault.reason == "unknown-problem"
        name = f"{'final' if unknown else problem}-{self.number:04}.zip"
        path = self.options.out / f"{wave:02}" / team / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.uploads.append({
            "wave": wave, "team": team, "file": name, "problem": None if unknown else problem,
            "verdict": fault.verdict if fault else "AC", "reason": fault.reason if fault else None,
            "fault": fault.name if fault else None, "score": score,
        })  # fmt: skip

    def board(self, waves):
        """Rows by rank. Who has a result where less is better stands before who has none; then the sum counts, errors taken off it."""
        rows = []
        for team in self.skills:
            cells = {}
            for problem in self.problems:
                own = [u for u in self.uploads if u["wave"] < waves and u["team"] == team and u["problem"] == problem.id]
                scores = [upload["score"] for upload in own if upload["score"] is not None]
                best = min if problem.is_lower_better else max
                cells[problem.id] = best(scores) if scores else None
            errors = [problem.id for problem in self.problems if problem.is_lower_better]
            signed = [-score if id in errors else score for id, score in cells.items() if score is not None]
            order = (sum(cells[id] is not None for id in errors), sum(signed))
            if any(score is not None for score in cells.values()):
                rows.append({"team": team, "score": sum(signed), "order": order, "cells": cells})
        # Equal ones do not happen with scores of these models.
        rows.sort(key=lambda row: row["order"], reverse=True)
        for row in rows:
            row["rank"] = 1 + sum(other["order"] > row["order"] for other in rows)
        return rows

    def finish(self, times):
        blind = 3600 * (self.options.hours - 1)
        open_waves = sum(seconds < blind for seconds, _ in times)
        expected = {
            "waves": [seconds for seconds, _ in times], "openWaves": open_waves, "uploads": self.uploads,
            "open": self.board(open_waves), "final": self.board(len(times)),
        }  # fmt: skip
        (self.options.out / "expected.json").write_text(json.dumps(expected, indent=1))
        teams = [f"- {{id: {team}, name: Team {team[1:]}}}\n" for team in self.skills]
        (self.options.contest / "teams.yaml").write_text("".join(teams))


if __name__ == "__main__":
    Competition(arguments()).run()

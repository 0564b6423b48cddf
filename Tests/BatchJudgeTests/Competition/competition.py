#!/usr/bin/env python3
"""Makes the teams and uploads of a whole competition in the sample contest's ML problems, and what must come of them.

Writes CONTEST/teams.yaml, how the problems stand, OUT/<wave>/<team>/<zip>, files that name final entries, and OUT/expected.json: each upload's verdict,
reason and score, and the boards as they are when the last hour begins, by all public scores, and when all is released. The same arguments
give the same bytes.
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
        import standings

        self.options, self.faults, self.standings = options, faults, standings
        # By the last letter even among six teams a final entry counts that is not the best.
        self.dice = random.Random(f"{options.teams} {options.submissions} {options.hours} b")
        packages = options.contest / "problems"
        self.problems = models.problems(packages)
        self.rules = {problem.id: standings.Standing(problem, packages / problem.id) for problem in self.problems}
        self.skills = {f"t{number:02}": self.dice.uniform(0.1, 0.7) for number in range(1, options.teams + 1)}
        self.uploads, self.number = [], 0
        #: Good uploads of each team by wave, to be sent again.
        self.sent = []
        #: The zip that each team named last as its final entry to a problem, by both; and what each file named, by its path.
        self.choices, self.answers = {}, {}

    def times(self):
        """When each wave is taken, in seconds from the start, and how many uploads it has."""
        each = 3600 // self.options.interval
        hours = shared_out(self.options.submissions, HOURS[-self.options.hours :])
        waves = [count for hour in hours for count in shared_out(hour, [1] * each)]
        # On a busy machine a sweep takes minutes; what it begins before a freeze or the end it must end before that.
        return [(self.options.interval * (place + 1) - 600, count) for place, count in enumerate(waves)]

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
            self.choose(wave)
        self.finish(times)

    def upload(self, wave, team, fault, sent):
        self.number += 1
        if fault and fault.name == "again":
            team, problem, content = self.dice.choice(self.sent)
            return self.put(wave, team, problem.id, content, fault, None)
        fitting = [problem for problem in self.problems if not fault or fault.problem in (None, problem.id)]
        problem = self.dice.choice(fitting)
        files, guesses = problem.model(self.dice, min(0.98, self.skills[team] + 0.3 * self.progress))
        files = {name: text if isinstance(text, bytes) else text.encode() for name, text in files.items()}
        # No two uploads are the same bytes by chance.
        files["predict.py"] = f"# {team}, {self.number}\n".encode() + files["predict.py"]
        if fault:
            return self.put(wave, team, problem.id, fault.make(files), fault, None)
        content = self.faults.archive(files)
        sent.append((team, problem, content))
        return self.put(wave, team, problem.id, content, None, self.rules[problem.id].scores(guesses(), len(content)))

    def put(self, wave, team, problem, content, fault, scores):
        unknown = fault is not None and fault.reason == "unknown-problem"
        name = f"{'final' if unknown else problem}-{self.number:04}.zip"
        path = self.options.out / f"{wave:02}" / team / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.uploads.append({
            "wave": wave, "team": team, "file": name, "problem": None if unknown else problem,
            "verdict": fault.verdict if fault else "AC", "reason": fault.reason if fault else None,
            "fault": fault.name if fault else None, "score": scores and scores[0], "sealed": scores and scores[1],
        })  # fmt: skip

    def choose(self, wave):
        """Some teams name a final entry, well or not: their last good one, one that has no score, one that is no entry, another team's."""
        for team in self.skills:
            problem = self.dice.choice([problem.id for problem in self.problems if self.rules[problem.id].rules.is_selected])
            known = [u for u in self.uploads if u["problem"] == problem and (u["wave"] < wave or u["verdict"] == "AC")]
            own = [upload for upload in known if upload["team"] == team]
            named = self.dice.choice(own or known) if self.dice.random() < 0.8 else self.dice.choice(known)
            if self.dice.random() < 0.3:
                continue
            file = self.dice.choice([f"{problem}.select", f"select-{problem}.txt"])
            path = self.options.out / f"{wave:02}" / team / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(named["file"].removesuffix(".zip") + self.dice.choice(["", "\n", ".zip\r\n"]))
            is_entry = named["team"] == team and named["verdict"] != "SE"
            self.answers[f"{team}/{file}"] = named["file"] if is_entry else None
            if is_entry:
                self.choices[team, problem] = named["file"]

    def finish(self, times):
        blind = 3600 * (self.options.hours - 1)
        open_waves = sum(seconds < blind for seconds, _ in times)
        teams, rules = list(self.skills), list(self.rules.values())
        boards = self.standings.Boards(teams, rules, self.uploads, self.choices)
        released = boards.released()
        assert released != self.standings.Boards(teams, rules, self.uploads, {}).released(), "no choice matters"
        expected = {
            "waves": [seconds for seconds, _ in times], "openWaves": open_waves, "uploads": self.uploads, "answers": self.answers,
            "open": boards.open(open_waves), "public": boards.open(len(times)), "final": released,
        }  # fmt: skip
        (self.options.out / "expected.json").write_text(json.dumps(expected, indent=1))
        teams = [f"- {{id: {team}, name: Team {team[1:]}}}\n" for team in self.skills]
        (self.options.contest / "teams.yaml").write_text("".join(teams))


if __name__ == "__main__":
    Competition(arguments()).run()

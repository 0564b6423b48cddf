"""Checks trees of the Contest API: the published schemas in strict mode, and that the files agree with each other.

usage: clics.py SCHEMAS|- CASES      Below CASES, each folder that holds `api/` is one tree; `leaderboard.json` beside it is compared with its
scoreboard. Prints what is wrong, a line each.
"""

import json, pathlib, re, sys, warnings
from decimal import Decimal

warnings.simplefilter("ignore", DeprecationWarning)
ID = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]{0,34}[A-Za-z0-9_-])?")
LISTS = ["judgement-types", "languages", "problems", "groups", "organizations", "teams", "submissions", "judgements", "runs",
         "clarifications", "awards"]
# By endpoint: a key, and the endpoint whose ids it holds.
REFERENCES = [
    ("submissions", "team_id", "teams"), ("submissions", "problem_id", "problems"), ("submissions", "language_id", "languages"),
    ("judgements", "submission_id", "submissions"), ("judgements", "judgement_type_id", "judgement-types"),
    ("runs", "judgement_id", "judgements"), ("runs", "judgement_type_id", "judgement-types"),
    ("teams", "organization_id", "organizations"), ("teams", "group_ids", "groups"), ("awards", "team_ids", "teams"),
]


def load(path):
    return json.loads(path.read_bytes(), parse_float=Decimal)


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


class Schemas:
    """The schemas of a folder; no property may be there that they do not name."""

    def __init__(self, folder):
        import jsonschema
        loose, strict = '"$comment": "ANCHOR_TO_INSERT_REQUIRE_STRICT_PROPERTIES"', '"additionalProperties": false'
        self.by_name = {p.stem: json.loads(p.read_text().replace(loose, strict), parse_float=Decimal)
                        for p in pathlib.Path(folder).glob("*.json")}
        store = {schema["$id"]: schema for schema in self.by_name.values()}
        self.validators = {
            name: jsonschema.Draft202012Validator(
                schema, resolver=jsonschema.RefResolver(schema["$id"], schema, store=store, handlers={"https": self.refuse}))
            for name, schema in self.by_name.items()}

    @staticmethod
    def refuse(address):
        raise SystemExit(f"{address} is not among the schemas")

    def errors(self, endpoint, value, single=False):
        name = {"api": "api_information"}.get(endpoint, endpoint)
        name = name.removesuffix("s") if single else name
        for error in self.validators[name].iter_errors(value):
            yield f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


class Tree:
    def __init__(self, folder, name, schemas):
        self.name, self.schemas = name, schemas
        self.api = folder / "api"
        self.contests = load(self.api / "contests.json")
        self.folder = self.api / "contests" / self.contests[0]["id"]
        self.lists = {endpoint: load(self.folder / f"{endpoint}.json") for endpoint in LISTS}
        self.ids = {endpoint: {o["id"] for o in objects} for endpoint, objects in self.lists.items()}
        self.contest, self.state = load(self.folder / "contest.json"), load(self.folder / "state.json")
        self.scoreboard, self.access = load(self.folder / "scoreboard.json"), load(self.folder / "access.json")
        self.feed = [json.loads(line, parse_float=Decimal) for line in (self.folder / "event-feed.ndjson").open()]
        board = folder / "leaderboard.json"
        self.board = load(board) if board.exists() else None

    def say(self, truth, *words):
        if not truth:
            print(f"{self.name}:", *words)

    def check(self):
        if self.schemas:
            self.check_schemas()
        self.check_ids()
        self.check_references()
        self.check_feed()
        self.check_access()
        self.check_state()
        self.check_scoreboard()
        if self.board:
            self.check_board()

    def check_schemas(self):
        for path in sorted(self.api.rglob("*.json")):
            single = path.parent.name in LISTS
            endpoint = path.parent.name if single else path.stem
            for error in self.schemas.errors(endpoint, load(path), single):
                self.say(False, path.relative_to(self.api), error)
        for number, line in enumerate(self.feed, 1):
            # Any object passes for some type; so the data is looked at by its own.
            kind = line.get("type", "")
            for error in self.schemas.errors("event-feed", {**line, "data": None}):
                self.say(False, "event-feed", number, error)
            for error in self.schemas.errors(kind, line.get("data"), line.get("id") is not None):
                self.say(False, "event-feed", number, error)

    def check_ids(self):
        self.say(self.contests == [self.contest], "contests.json is not contest.json")
        for endpoint, objects in [*self.lists.items(), ("contests", self.contests)]:
            ids = [o["id"] for o in objects]
            self.say(len(ids) == len(set(ids)), endpoint, "has an id twice")
            for one in ids:
                self.say(ID.fullmatch(one), endpoint, "has the id", one)
            files = {p.stem: load(p) for p in (self.folder / endpoint).glob("*.json")}
            many = endpoint in ("submissions", "judgements", "runs", "clarifications", "contests")
            self.say(files == ({} if many else {o["id"]: o for o in objects}), endpoint, "has other objects in its folder")

    def check_references(self):
        for endpoint, key, target in REFERENCES:
            for o in self.lists[endpoint]:
                for one in listed(o.get(key)):
                    self.say(one in self.ids[target], endpoint, o["id"], key, one, "is not there")
        for row in self.scoreboard["rows"]:
            self.say(row["team_id"] in self.ids["teams"], "scoreboard", row["team_id"], "is not there")
            problems = [cell["problem_id"] for cell in row["problems"]]
            self.say(problems == [p["id"] for p in self.lists["problems"]], "scoreboard", row["team_id"], problems)
        for award in self.lists["awards"]:
            problem = award["id"].removeprefix("first-to-solve-")
            self.say(problem == award["id"] or problem in self.ids["problems"] or len(problem) == 16, award["id"])

    def check_feed(self):
        def pairs(type, objects):
            return [(type, o["id"], o) for o in objects]
        expected = [("contest", None, self.contest)] + [p for e in LISTS for p in pairs(e, self.lists[e])]
        found = [(line["type"], line["id"], line["data"]) for line in self.feed]
        self.say(sorted(map(repr, found[:-1])) == sorted(map(repr, expected)), "event-feed is not what the endpoints are")
        self.say(found[-1] == ("state", None, self.state), "event-feed does not end with the state")
        tokens = [line["token"] for line in self.feed]
        self.say(len(tokens) == len(set(tokens)), "event-feed has a token twice")
        seen = set()
        for kind, one, o in found:
            for endpoint, key, target in REFERENCES:
                if kind == endpoint:
                    for other in listed(o.get(key)):
                        self.say((target, other) in seen, "event-feed", kind, one, "comes before", target, other)
            seen.add((kind, one))

    def check_access(self):
        properties = {e["type"]: set(e["properties"]) for e in self.access["endpoints"]}
        everything = {**self.lists, "contest": [self.contest], "state": [self.state], "scoreboard": [self.scoreboard],
                      "event-feed": self.feed}
        for endpoint, objects in everything.items():
            for o in objects:
                extra = set(o) - properties.get(endpoint, set())
                self.say(not extra, "access does not name", endpoint, sorted(extra))

    def check_state(self):
        s = self.state
        for order in [["started", "frozen", "ended", "thawed"], ["ended", "finalized"]]:
            times = [s[key] for key in order]
            reached = [t for t in times if t]
            self.say(reached == sorted(reached), "state is out of order", times)
        self.say(not s["ended"] or s["started"], "state: ended, but not started")
        for key in ["thawed", "finalized"]:
            self.say(not s[key] or s["ended"], "state:", key, "but not ended")
        last = [s[key] for key in ["ended", "thawed", "finalized"] if s[key]]
        self.say(not s["end_of_updates"] or s["finalized"] and s["end_of_updates"] == max(last), "state: end_of_updates", s)
        self.say(self.scoreboard["state"] == s, "scoreboard has another state")
        self.say(s["started"] or not self.lists["submissions"], "submissions before the start")

    def check_scoreboard(self):
        rows = self.scoreboard["rows"]
        counted = [t["id"] for t in self.lists["teams"] if not t.get("hidden")]
        self.say(sorted(r["team_id"] for r in rows) == sorted(counted), "scoreboard has other teams")
        merits = []
        for row in rows:
            score = row["score"]
            if self.contest["scoreboard_type"] == "pass-fail":
                solved = [c for c in row["problems"] if c["solved"]]
                self.say(score["num_solved"] == len(solved), "scoreboard", row["team_id"], "num_solved")
                cost = sum(c["time"] + (c["num_judged"] - 1) * self.contest["penalty_time"] for c in solved)
                self.say(score["total_time"] == cost, "scoreboard", row["team_id"], "total_time", cost)
                merits.append((-score["num_solved"], score["total_time"]))
            else:
                sum_of = sum(c["score"] for c in row["problems"])
                self.say(abs(score["score"] - sum_of) < Decimal("1e-6"), "scoreboard", row["team_id"], "score", sum_of)
                merits.append((-score["score"],))
        self.say(merits == sorted(merits), "scoreboard is not in the order of its scores")
        for place, merit in enumerate(merits):
            rank = rows[place]["rank"]
            self.say(rank == 1 + merits.index(merit), "scoreboard", rows[place]["team_id"], "has rank", rank)

    def check_board(self):
        by_team = {row["team_id"]: row for row in self.scoreboard["rows"]}
        shown = [row["team"]["id"] for row in self.board["rows"]]
        level = {row["team"]["id"] for row in self.board["rows"] if not row["solved"] and not row["score"]}
        order = [r["team_id"] for r in self.scoreboard["rows"] if r["team_id"] in shown]
        self.say([t for t in order if t not in level] == [t for t in shown if t not in level], "another order than the leaderboard")
        for row in self.board["rows"]:
            other = by_team[row["team"]["id"]]
            self.say(row["rank"] == other["rank"], row["team"]["id"], "another rank than on the leaderboard")
            for mine, theirs in zip(other["problems"], row["problems"], strict=True):
                pairs = [("num_judged", "attempts"), ("num_pending", "pending")]
                if "solved" in mine:
                    pairs += [("solved", "solved")] + ([("time", "time")] if mine["solved"] else [])
                for one, two in pairs:
                    self.say(mine[one] == theirs[two], row["team"]["id"], mine["problem_id"], one, mine[one], theirs[two])


def main(schemas, cases):
    schemas = None if schemas == "-" else Schemas(schemas)
    folders = sorted(p.parent for p in pathlib.Path(cases).rglob("api") if p.is_dir())
    for folder in folders:
        name = folder.relative_to(cases).as_posix()
        try:
            Tree(folder, name, schemas).check()
        except (KeyError, IndexError, TypeError, ValueError, OSError) as error:
            print(f"{name}: cannot be read further: {error!r}")
    print(f"{len(folders)} trees", file=sys.stderr)


main(*sys.argv[1:])

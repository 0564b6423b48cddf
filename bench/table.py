"""The table that is printed, and the bars that were missed."""


class Table:
    def __init__(self):
        self.missed = []

    def head(self, title):
        print(f"\n{title}", flush=True)

    def row(self, what, value, unit="", under=None, least=None, beside=""):
        bar = f"under {under:g}" if under is not None else f"at least {least:g}" if least is not None else ""
        if (under is not None and value >= under) or (least is not None and value < least):
            self.missed.append(what)
            bar += "  MISSED"
        print(f"  {what:<54} {value:9.2f} {unit:<6} {bar:<20} {beside}".rstrip(), flush=True)

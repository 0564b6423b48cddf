"""What a printed board shows, from the words of its PDF and their places."""

import re
import subprocess

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.S)
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>')


def findings(pdf, head, names):
    """`head`: words of the header row, which every page has. `names`: teams, each of which is on some page."""
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    pages = PAGE.findall(text)
    print(f"the printed board has {len(pages)} pages")
    if len(pages) < 2:
        yield "the printed board is too short for this test"
    seen = set()
    for number, (width, _, body) in enumerate(pages, 1):
        words = WORD.findall(body)
        said = {word for _, _, word in words}
        seen |= said
        # The last page may hold what stands below the board alone.
        if not set(head) <= said and (number < len(pages) or said & set(names)):
            yield f"page {number} has no {sorted(set(head) - said)} in its header row"
        if any(float(left) < 0 or float(right) > float(width) for left, right, _ in words):
            yield f"page {number} is cut off"
    if missing := set(names) - seen:
        yield f"on no page: {sorted(missing)}"

#!/usr/bin/env python3
"""Reads annotations (JSON or CSV), checks every slice, counts who speaks, and draws a chart.

    python3 read_annotations.py council-vote.json
    python3 read_annotations.py council-vote.csv --chart words_per_side.svg

Python 3.9 or newer, with nothing but its standard library. Exit status: 0 if all is well, 1 if the words of an
annotation do not stand where it says, 2 if a file cannot be read.
"""

import argparse
import bisect
import csv
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from xml.sax.saxutils import escape

# Blocks that the tool leaves out of its numbers, beside those that repeat others.
LEFT_OUT = {"pull-quote", "caption", "boilerplate"}

# Words as Unicode counts them in Latin scripts: "don't" and "310,000" are one each.
LETTER = r"[^\W\d_]"
SIGN = r"(?:[^\W_][\u0300-\u036f]*)"
INSIDE = rf"(?:(?<=\d)[.,;'\u2018\u2019](?=\d)|(?<=[^\W\d_\u0300-\u036f]|[\u0300-\u036f])[.'\u2018\u2019](?={LETTER}))"
WORD = re.compile(rf"{SIGN}+(?:{INSIDE}{SIGN}+)*")

# A cell that a spreadsheet could run has an apostrophe in front.
BLANK = r"[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
GUARDED = re.compile(rf"'+(?:{BLANK}*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


class Unreadable(Exception):
    """Why a file cannot be read, in a sentence."""


def read_json(path):
    """The texts by article id, and a row (a dict) for each piece of text, of an annotation set."""
    data = json.loads(path.read_text(encoding="utf-8-sig"))
    if not isinstance(data, dict) or data.get("format") != "source-bias-annotations":
        raise Unreadable("It is not an annotation set.")
    if data.get("offsetUnit") != "code-point":
        raise Unreadable("Its offsets do not count code points.")
    article = data["article"]
    sources = {source["id"]: source for source in data.get("sources") or []}
    blocks = article.get("blocks") or []
    starts = [block["start"] for block in blocks]
    rows = []
    for annotation in data["annotations"]:
        ids = annotation.get("sources") or []
        for span in annotation["spans"]:
            block = blocks[max(0, bisect.bisect_right(starts, span["start"]) - 1)] if blocks else {}
            rows.append(
                {
                    "article_id": article["id"],
                    "annotation_id": annotation["id"],
                    "kind": annotation["kind"],
                    "part": span.get("part") or annotation["kind"],
                    "start": span["start"],
                    "end": span["end"],
                    "text": span["exact"],
                    "counted": block.get("role") not in LEFT_OUT and block.get("repeats") is None,
                    "parent_id": annotation.get("parent") or "",
                    "source_ids": ids,
                    "source_names": [sources[i]["name"] if i in sources else i for i in ids],
                    "source_sides": [sources.get(i, {}).get("side") or "unclear" for i in ids],
                    "attributes": annotation.get("attributes") or {},
                }
            )
    return {article["id"]: article["text"]}, rows


def read_table(path):
    """A dict for each row of a table, without the apostrophes that guard cells."""
    csv.field_size_limit(10**9)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield {
                name: cell[1:] if cell and GUARDED.match(cell) else cell or ""
                for name, cell in row.items()
                if name is not None
            }


def items(cell):
    """The items of a list in a cell: parted by "; ", with a backslash before a semicolon that is part of one."""
    parts = re.findall(r"(?:\\.|[^;\\])+", cell)
    return [re.sub(r"\\(.)", r"\1", part[1:] if i and part.startswith(" ") else part) for i, part in enumerate(parts)]


def read_text(path):
    """A text with one character for each line break, whatever a checkout has made of them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return file.read().replace("\r\n", "\n").rstrip("\n")


def read_csv(path):
    """The same as read_json, of a table with a row for each piece; the text lies beside it."""
    stem = path.name.split(".")[0]
    articles = path.with_name(f"{stem}.articles.csv")
    texts = {}
    if articles.exists():
        for row in read_table(articles):
            texts[row["article_id"]] = read_text(path.parent / row["text_file"])
    rows = []
    for row in read_table(path):
        if "part" not in row or "start_cp" not in row:
            raise Unreadable('It has no columns "part" and "start_cp": only a table with a row for each piece will do.')
        article = row["article_id"]
        if article not in texts:
            texts[article] = read_text(path.with_name(f"{stem}.txt"))
        prefix = "attribute_"
        rows.append(
            {
                "article_id": article,
                "annotation_id": row["annotation_id"],
                "kind": row["kind"],
                "part": row["part"],
                "start": int(row["start_cp"]),
                "end": int(row["end_cp"]),
                "text": row["text"],
                "counted": row["block_role"] not in LEFT_OUT and row["block_repeats"] != "yes",
                "parent_id": row["parent_id"],
                "source_ids": items(row["source_ids"]),
                "source_names": items(row["source_names"]),
                "source_sides": items(row["source_sides"]),
                "attributes": {name[len(prefix) :]: row[name] for name in row if name.startswith(prefix) and row[name]},
            }
        )
    return texts, rows


def wrong_slices(texts, rows):
    """A sentence for each piece whose words do not stand where it says."""
    for row in rows:
        found = texts[row["article_id"]][row["start"] : row["end"]]
        if found != row["text"]:
            yield (
                f"annotation {row['annotation_id']}: the text from {row['start']} to {row['end']} "
                f"reads {found!r}, and not {row['text']!r}."
            )


def attributions_of(rows):
    """The pieces of each attribution that counts, by article and annotation."""
    found = defaultdict(list)
    for row in rows:
        if row["kind"] == "attribution":
            found[row["article_id"], row["annotation_id"]].append(row)
    return {key: pieces for key, pieces in found.items() if all(piece["counted"] for piece in pieces)}


def words_of(texts, attributions):
    """How many words each attribution gives to its source; of one inside another, the inner one has the words."""
    counts = dict.fromkeys(attributions, 0)
    contents = defaultdict(list)
    for key, pieces in attributions.items():
        contents[key[0]] += [(piece["start"], piece["end"], key) for piece in pieces if piece["part"] == "content"]
    for article, spans in contents.items():
        words = [match.span() for match in WORD.finditer(texts[article])]
        owners = {}
        for start, end, key in sorted(spans, key=lambda span: span[0] - span[1]):
            first = bisect.bisect_left(words, (start, start))
            for word in range(first, len(words)):
                if words[word][1] > end:
                    break
                owners[word] = key
        for key in owners.values():
            counts[key] += 1
    return counts


def balance(texts, rows):
    """Attributions and words by source, (name, side) by id; and words by side. Two speakers at once count each."""
    attributions = attributions_of(rows)
    words = words_of(texts, attributions)
    sources = {}
    sides = defaultdict(int)
    for key, pieces in attributions.items():
        first = pieces[0]
        speakers = list(zip(first["source_ids"], first["source_names"], first["source_sides"]))
        for source, name, side in speakers or [("", "(nobody named)", "unclear")]:
            entry = sources.setdefault(source, {"name": name, "side": side, "attributions": 0, "words": 0})
            entry["attributions"] += 1
            entry["words"] += words[key]
        for side in {side for _, _, side in speakers} or {"unclear"}:
            sides[side] += words[key]
    return sources, dict(sides)


def table_of(sources):
    """Lines of a table, whoever speaks most often first."""
    entries = sorted(sources.values(), key=lambda entry: (-entry["attributions"], -entry["words"], entry["name"]))
    wide = max([6, *(len(entry["name"]) for entry in entries)])
    side = max([4, *(len(entry["side"]) for entry in entries)])
    yield f"{'source':<{wide}}  {'side':<{side}}  attributions  words"
    for entry in entries:
        yield f"{entry['name']:<{wide}}  {entry['side']:<{side}}  {entry['attributions']:>12}  {entry['words']:>5}"


def chart_of(sides, title="Words per side"):
    """A bar for each side, as SVG."""
    bars = sorted(sides.items(), key=lambda bar: -bar[1])
    most = max([1, *(words for _, words in bars)])
    height = 44 + 30 * len(bars)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 {height}" font-family="sans-serif" font-size="14">',
        f"<title>{escape(title)}</title>",
        f'<rect width="640" height="{height}" fill="#fff"/>',
        f'<text x="12" y="24" font-weight="bold">{escape(title)}</text>',
    ]
    for index, (side, words) in enumerate(bars):
        y = 40 + 30 * index
        width = 400 * words / most
        lines += [
            f'<text x="170" y="{y + 15}" text-anchor="end">{escape(side)}</text>',
            f'<rect x="180" y="{y}" width="{width:.1f}" height="20" fill="#2b6cb0"/>',
            f'<text x="{186 + width:.1f}" y="{y + 15}">{words}</text>',
        ]
    return "\n".join([*lines, "</svg>", ""])


def main():
    parser = argparse.ArgumentParser(description="Checks annotations, counts who speaks, and draws a chart.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="an annotation set (.json) or a table (.csv)")
    parser.add_argument("--chart", type=Path, metavar="SVG", help="where to draw the words per side")
    arguments = parser.parse_args()
    texts, rows = {}, []
    for path in arguments.files:
        try:
            found, more = read_csv(path) if path.suffix == ".csv" else read_json(path)
        except Unreadable as error:
            sys.exit(refuse(path, error))
        except OSError as error:
            sys.exit(refuse(error.filename or path, error.strerror))
        except (ValueError, KeyError, TypeError) as error:
            sys.exit(refuse(path, f"It is damaged ({error!r})."))
        texts.update(found)
        rows += more
    wrong = list(wrong_slices(texts, rows))
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    if wrong:
        sys.exit(1)
    sources, sides = balance(texts, rows)
    print(f"{len(rows)} pieces of text, each where it says.\n")
    print("\n".join(table_of(sources)))
    if arguments.chart:
        arguments.chart.write_text(chart_of(sides), encoding="utf-8")
        print(f"\nChart: {arguments.chart}")


def refuse(path, reason):
    """Says why a file was not read; the exit status for that."""
    print(f"{path}: {reason}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    main()

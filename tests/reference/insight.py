"""Reference values for goldseam-insight, by a second implementation.

It shares nothing with the crate: NumPy and SciPy, every pair written out, the calendar by datetime. It
follows docs/insight.md. Writes insight.json beside itself: made-up journals, and every figure of each in
the shape in which the crate writes it.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install -r tests/reference/requirements.txt
    /tmp/venv/bin/python tests/reference/insight.py
"""

import json
import math
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from scipy import stats

UTC = timezone.utc
PLANNED = ("prompted", "scheduled")
BLOCKS = ((4, 12, "morning"), (12, 18, "afternoon"))
LONGEST = 40_000


# --- journals -----------------------------------------------------------------------------------


def entry(local, zone, value, kind="scheduled"):
    """A local time in a zone, as [ms, minutes east, value, kind]."""
    aware = local.replace(tzinfo=zone) if local.tzinfo is None else local
    minutes = aware.utcoffset() // timedelta(minutes=1)
    return [round(aware.timestamp() * 1000), minutes, float(value), kind]


def nine(x):
    return int(np.clip(round(float(x)), -4, 4))


def wandering(rng, n, stay=0.6, scale=1.5, slope=0.0):
    """An AR(1) mood of n days with a slope in points a day."""
    mood, x = [], 0.0
    for day in range(n):
        x = stay * x + rng.normal() * scale * math.sqrt(1 - stay**2)
        mood.append(x + slope * (day - n / 2))
    return mood


def journal(seed, n, hours, keep=1.0, zone="Europe/Lisbon", start=date(2025, 1, 6), hole=(), **mood):
    """`hours` are the hours of the day at which there is an entry, jittered within the hour."""
    rng = np.random.default_rng(seed)
    zone = ZoneInfo(zone)
    samples = []
    for i, level in enumerate(wandering(rng, n, **mood)):
        day = start + timedelta(days=i)
        for hour in hours:
            minute = int(rng.integers(60))
            value = nine(level + rng.normal() * 0.9)
            if rng.random() < keep and i not in hole:
                at = datetime(day.year, day.month, day.day) + timedelta(hours=hour, minutes=minute)
                samples.append(entry(at, zone, value))
    return samples


def clocks_change(seed):
    """Nights in Berlin, in spring and in autumn; the hour that comes twice is lived twice."""
    hours = (1, 2, 3, 4, 12, 20)
    samples = [
        s
        for start in (date(2025, 3, 10), date(2025, 10, 6))
        for s in journal(seed + start.month, 40, hours, keep=0.8, zone="Europe/Berlin", start=start)
    ]
    again = datetime(2025, 10, 26, 2, fold=1)
    return samples + [entry(again + timedelta(minutes=m), ZoneInfo("Europe/Berlin"), 3.0) for m in (5, 25)]


def tags_for(seed, samples, shares, lower=()):
    """Tags on random days of a journal; those in `lower` rather on days that are low."""
    rng = np.random.default_rng(seed)
    means = defaultdict(list)
    for s in samples:
        means[day_of(s)].append(s[2])
    tags = []
    for tag, share in enumerate(shares):
        pull = 2.5 if tag in lower else 0.0
        days = []
        for day, values in sorted(means.items()):
            odds = share / (1 - share) * math.exp(-pull * np.sign(np.mean(values)))
            if rng.random() < odds / (1 + odds):
                days.append(day.isoformat())
        tags.append({"id": tag, "days": days})
    return tags


def numbers_for(seed, samples, pull=0.5):
    """Hours of sleep that go with mood; a scale of three, on days without an entry too and twice on some;
    and one that only ever rises."""
    rng = np.random.default_rng(seed)
    means = defaultdict(list)
    for s in samples:
        means[day_of(s)].append(s[2])
    days = sorted(means)
    sleep = [
        [day.isoformat(), round((6.5 + pull * np.mean(means[day]) + rng.normal()) * 2) / 2]
        for day in days
        if rng.random() < 0.9
    ]
    every = [days[0] + timedelta(days=i) for i in range(min(span_of_days(days), 1200))] if days else []
    three = [
        [day.isoformat(), float(rng.integers(3))]
        for day in every
        for _ in range(int(rng.choice([0, 1, 2], p=[0.1, 0.7, 0.2])))
    ]
    rising = [[day.isoformat(), float(i)] for i, day in enumerate(every)]
    return [
        {"id": number, "days": [rows[i] for i in rng.permutation(len(rows))]}
        for number, rows in enumerate((sleep, three, rising))
    ]


def travelling(seed):
    """Seven weeks in Auckland, then the same in Honolulu: the day of the flight is lived twice."""
    first = journal(seed, 50, (9, 15, 21), zone="Pacific/Auckland", start=date(2025, 2, 1))
    second = journal(seed + 1, 50, (9, 15, 21), zone="Pacific/Honolulu", start=date(2025, 3, 22))
    return first + second


def at_the_edges(seed):
    """Entries a millisecond before and at 04:00, 12:00, 18:00 and midnight, in India."""
    rng = np.random.default_rng(seed)
    zone = ZoneInfo("Asia/Kolkata")
    samples = []
    for i in range(40):
        day = datetime(2025, 5, 1) + timedelta(days=i)
        for hour in (0, 4, 12, 18):
            for ms in (-1, 0):
                if rng.random() < 0.5:
                    at = day + timedelta(hours=hour, milliseconds=ms)
                    samples.append(entry(at, zone, int(rng.integers(-4, 5))))
    return samples


def mixed_kinds(seed):
    rng = np.random.default_rng(seed)
    samples = journal(seed, 90, (8, 13, 20), keep=0.8)
    for s in samples:
        s[3] = str(rng.choice(["prompted", "scheduled", "self_started", "after_trigger"], p=[0.4, 0.3, 0.2, 0.1]))
        if s[3] == "after_trigger":
            s[2] = max(-4.0, s[2] - 2)
    return samples


def continuous(seed):
    rng = np.random.default_rng(seed)
    samples = journal(seed, 100, (8, 14, 22), keep=0.85)
    for s in samples:
        s[2] = float(np.round(np.clip(s[2] + rng.uniform(-0.5, 0.5), -4, 4), 6))
    # two entries at the very same moment, and one put right half a minute later
    samples.append([samples[10][0], samples[10][1], 1.25, "scheduled"])
    samples.append([samples[20][0] + 30_000, samples[20][1], -2.5, "scheduled"])
    return samples


def one_way(seed):
    """Every evening a little above the one before."""
    rng = np.random.default_rng(seed)
    start = datetime(2025, 1, 6, 20)
    return [
        entry(start + timedelta(days=i), UTC, round(-3 + i * 0.25 + rng.uniform(0, 0.2), 6))
        for i in range(20)
    ]


def journals():
    berlin = clocks_change(8)
    made = [
        ("empty", [], {}),
        ("one entry", [entry(datetime(2025, 3, 1, 20), ZoneInfo("Europe/Lisbon"), -2)], {}),
        ("three days", journal(1, 3, (9, 15, 21)), {}),
        ("all equal", [[s[0], s[1], 2.0, s[3]] for s in journal(2, 45, (9, 21))], {"shares": [0.3, 0.6]}),
        ("three a day", journal(3, 60, (9, 14, 20)), {"shares": [0.2, 0.4, 0.5, 0.1, 0.7], "lower": (1,)}),
        ("gaps", journal(4, 150, (10, 16, 22), keep=0.45, hole=range(60, 82)), {"shares": [0.3, 0.25, 0.5], "lower": (0,)}),
        ("once a day", journal(5, 60, (21,), keep=0.93), {"shares": [0.35, 0.2], "lower": (0,)}),
        ("rising", journal(6, 90, (9, 20), slope=0.04), {"shares": [0.5]}),
        ("falling", journal(7, 35, (9, 20), keep=0.7, slope=-0.12, stay=0.3, scale=0.8), {"shares": [0.4]}),
        ("clocks change", berlin, {"shares": [0.4, 0.2]}),
        ("two time zones in one day", travelling(10), {"shares": [0.4, 0.2]}),
        ("edges of days and blocks", at_the_edges(12), {"shares": [0.4]}),
        ("planned entries only", mixed_kinds(13), {"shares": [0.3, 0.15], "include": "planned"}),
        ("all kinds of entries", mixed_kinds(13), {"shares": [0.3, 0.15]}),
        ("values between the levels", continuous(15), {"shares": [0.3, 0.5], "lower": (0,)}),
        ("twenty tags", journal(16, 420, (9, 21), keep=0.8, hole=range(200, 230)),
            {"shares": [0.05 + 0.03 * i for i in range(20)], "lower": (2, 5, 7, 9, 11, 13)}),
        ("also the next day", journal(17, 120, (9, 21), keep=0.7), {"shares": [0.3, 0.2, 0.5], "lower": (0,), "next_day": True}),
        ("a part of it", journal(18, 120, (9, 14, 21), keep=0.8),
            {"shares": [0.3, 0.2], "from": "2025-02-10", "to": "2025-04-06", "week_starts": 6}),
        ("three years", journal(19, 1100, (12, 21), keep=0.6, slope=0.0008), {"shares": [0.3], "lower": (0,)}),
        ("a day short", journal(20, 27, (9, 20)), {"shares": [0.5, 0.9, 0.1]}),
        ("just enough", journal(21, 28, (9, 20), slope=0.1), {"shares": [0.5, 0.9, 0.1]}),
        ("far between", journal(22, 500, (20,), keep=0.07), {"shares": [0.5, 0.4]}),
        ("one way", one_way(23), {}),
        ("a wrong date", [entry(datetime(1899, 12, 31, 12), UTC, 1)] + journal(24, 45, (9, 20)), {"shares": [0.4]}),
    ]
    for number, (name, samples, given) in enumerate(made):
        order = np.random.default_rng(100 + number).permutation(len(samples))
        yield {
            "name": name,
            "samples": [samples[i] for i in order],
            "include": given.get("include", "all"),
            "from": given.get("from"),
            "to": given.get("to"),
            # 0 is Monday
            "weekStarts": given.get("week_starts", 0),
            "nextDay": given.get("next_day", False),
            "tags": tags_for(200 + number, samples, given.get("shares", []), given.get("lower", ())),
            "numbers": numbers_for(300 + number, samples),
            "event": event_of(samples),
            "window": 20,
        }


def event_of(samples):
    seen = sorted({day_of(s) for s in samples})
    return (seen[len(seen) // 3] if seen else date(2025, 1, 1)).isoformat()


# --- figures ------------------------------------------------------------------------------------


def found(method, figure):
    return {"state": "found", "method": method, "figure": figure}


def judged(method, needs, make, longest=None):
    """`needs` are (what, have, need); `make` may still give a list of what is missing. `longest` is a span
    and the most that it may be."""
    lacks = [{"what": what, "have": have, "need": need} for what, have, need in needs if have < need]
    if longest and longest[0] > longest[1]:
        lacks.append({"what": "spanAtMost", "have": longest[0], "need": longest[1]})
    if not lacks:
        result = make()
        if not isinstance(result, list):
            return found(method, result)
        lacks = result
    return {"state": "lacking", "method": method, "lacks": lacks}


def local_of(sample):
    return datetime.fromtimestamp(0, UTC).replace(tzinfo=None) + timedelta(milliseconds=sample[0], minutes=sample[1])


def day_of(sample):
    local = local_of(sample)
    return local.date() - timedelta(days=1) if local.hour < 4 else local.date()


def block_of(sample):
    hour = local_of(sample).hour
    return next((name for low, high, name in BLOCKS if low <= hour < high), "evening")


def day_values(samples):
    by_day = defaultdict(lambda: defaultdict(list))
    for s in samples:
        by_day[day_of(s)][block_of(s)].append(s[2])
    rows = []
    for day, blocks in sorted(by_day.items()):
        every = [v for block in blocks.values() for v in block]
        value = float(np.median([np.median(block) for block in blocks.values()]))
        rows.append({"day": day, "value": value, "min": min(every), "max": max(every), "n": len(every)})
    return rows


def period(rows):
    def make():
        y = [r["value"] for r in rows]
        q1, middle, q3 = np.quantile(y, [0.25, 0.5, 0.75])
        return {
            "median": middle, "q1": q1, "q3": q3, "iqr": stats.iqr(y),
            "min": min(r["min"] for r in rows), "max": max(r["max"] for r in rows),
            "nDays": len(rows), "nEntries": sum(r["n"] for r in rows),
        }
    return judged("periodMedian", [("days", len(rows), 4)], make)


def weeks(rows, starts):
    of = defaultdict(list)
    for r in rows:
        of[r["day"] - timedelta(days=(r["day"].weekday() - starts) % 7)].append(r)
    return [{"start": start, "figure": period(some)} for start, some in sorted(of.items())]


def in_runs(points, longest):
    runs = []
    for p in points:
        if not runs or (p["day"] - runs[-1][-1]["day"]).days > longest:
            runs.append([])
        runs[-1].append(p)
    return runs


def rolling(rows):
    y = {r["day"]: r["value"] for r in rows}
    points = []
    if rows:
        for i in range((rows[-1]["day"] - rows[0]["day"]).days + 1):
            day = rows[0]["day"] + timedelta(days=i)
            window = [y[d] for d in (day - timedelta(days=k) for k in range(7)) if d in y]
            if len(window) >= 4:
                points.append({"day": day, "value": float(np.mean(window)), "nDays": len(window)})
    return {"method": "rollingMean", "runs": in_runs(points, 1), "nDays": len(rows)}


def smooth(rows):
    points = []
    for r in rows:
        gap = (r["day"] - points[-1]["day"]).days if points else 999
        if gap > 14:
            points.append({"day": r["day"], "value": r["value"], "nDays": 1})
        else:
            s = points[-1]["value"]
            s = s + (1 - 2 ** (-gap / 3)) * (r["value"] - s)
            points.append({"day": r["day"], "value": s, "nDays": points[-1]["nDays"] + 1})
    return {"method": "halfLifeSmoothing", "runs": in_runs(points, 14), "nDays": len(rows)}


def span_of_days(days):
    return (days[-1] - days[0]).days + 1 if days else 0


def span_of(rows):
    return span_of_days([r["day"] for r in rows])


def all_slopes(t, y):
    """Of all pairs with different days, whether or not a day is there twice."""
    i, j = np.triu_indices(len(t), 1)
    apart = t[j] != t[i]
    i, j = i[apart], j[apart]
    return (y[j] - y[i]) / (t[j] - t[i])


def quantile_error(drawn, p):
    """Half the distance that holds the true quantile in 99 of 100 cases, from the binomial."""
    b = len(drawn)
    low, high = stats.binom.ppf([0.005, 0.995], b, p).astype(int)
    here = np.quantile(drawn, p)
    return max(here - drawn[max(low - 1, 0)], drawn[min(high, b - 1)] - here)


def trend(rows, seed):
    def make():
        t = np.array([(r["day"] - rows[0]["day"]).days for r in rows], float)
        y = np.array([r["value"] for r in rows])
        span = span_of(rows)
        rng = np.random.default_rng(seed)
        at = {int(day): i for i, day in enumerate(t)}
        drawn = []
        while len(drawn) < (3000 if len(rows) < 300 else 1500):
            ring = [
                (start + k) % span
                for start in rng.integers(span, size=math.ceil(span / 7))
                for k in range(7)
            ][:span]
            some = sorted(at[day] for day in ring if day in at)
            if len(set(some)) > 1:
                drawn.append(float(np.median(all_slopes(t[some], y[some]))) * 7)
        drawn = np.sort(drawn)
        low, high = np.quantile(drawn, [0.1, 0.9])
        return {
            "perWeek": stats.theilslopes(y, t).slope * 7,
            "low": low, "high": high,
            "direction": "up" if low > 0 else "down" if high < 0 else "noClearChange",
            "error": max(quantile_error(drawn, 0.1), quantile_error(drawn, 0.9)),
            "nDays": len(rows), "spanDays": span,
        }
    needs = [("days", len(rows), 14), ("span", span_of(rows), 21)]
    return judged("theilSen", needs, make, (span_of(rows), LONGEST))


def spread(rows):
    def make():
        y = [r["value"] for r in rows]
        return {
            "mad": stats.median_abs_deviation(y),
            "sd": float(np.std(y, ddof=1)) if len(y) >= 14 else None,
            "nDays": len(y),
        }
    return judged("spread", [("days", len(rows), 4)], make)


def successions(samples):
    moments = defaultdict(list)
    for s in samples:
        moments[(s[0], day_of(s))].append(s[2])
    ordered = sorted((ms, day, float(np.median(v))) for (ms, day), v in moments.items())
    near = [(a, b) for a, b in zip(ordered, ordered[1:]) if a[1] == b[1] and b[0] > a[0]]
    pairs = [(b[1], b[0] - a[0], b[2] - a[2]) for a, b in near if b[0] - a[0] <= 8 * 3_600_000]
    return pairs, len({b[1] for _, b in near})


def instability(pairs, two):
    def make():
        gap = np.array([p[1] for p in pairs], float)
        change = np.array([p[2] for p in pairs])
        floored = np.maximum(gap, 15 * 60_000)
        return {
            "rmssd": math.sqrt(np.mean(change**2)),
            "rmssdAdjusted": math.sqrt(np.mean((change / (floored / np.median(floored)) ** 0.5) ** 2)),
            "medianGapHours": float(np.median(gap)) / 3_600_000,
            "nPairs": len(pairs), "nDays": len({p[0] for p in pairs}),
        }
    return judged("rmssd", [("daysWithTwoEntries", two, 1), ("pairs", len(pairs), 20)], make)


def sharp_drops(pairs, two):
    def make():
        drops = [p for p in pairs if p[2] <= -3 + 1e-9]
        return {
            "share": len(drops) / len(pairs), "nDrops": len(drops), "nPairs": len(pairs),
            "days": sorted({p[0] for p in drops}),
        }
    return judged("acuteChange", [("daysWithTwoEntries", two, 1), ("pairs", len(pairs), 20)], make)


def day_to_day(rows):
    y = {r["day"]: r["value"] for r in rows}
    tomorrow = timedelta(days=1)
    changes = np.array([y[d + tomorrow] - y[d] for d in y if d + tomorrow in y])
    def make():
        mssd = float(np.mean(changes**2))
        return {"mssd": mssd, "root": math.sqrt(mssd), "nPairs": len(changes)}
    return judged("dayToDayMssd", [("neighbouringDays", len(changes), 20)], make)


def rotation(days, y, tagged):
    """Every turn on the calendar, day by day."""
    n = (days[-1] - days[0]).days + 1
    ranks = dict(zip(((d - days[0]).days for d in days), stats.rankdata(y)))
    tag = dict(zip(ranks, tagged))
    def compared(k):
        one = [ranks[d] for d in ranks if tag.get((d - k) % n) is True]
        none = [ranks[d] for d in ranks if tag.get((d - k) % n) is False]
        if not one or not none:
            return 0.0, 0, 0
        return abs(np.mean(one) - np.mean(none)) / math.sqrt(1 / len(one) + 1 / len(none)), len(one), len(none)
    here, n1, n0 = compared(0)
    turns = [compared(k) for k in range(7, n - 7 + 1)]
    turns = [stat for stat, m1, m0 in turns if 2 * m1 >= n1 and 2 * m0 >= n0]
    as_far = sum(stat >= here * (1 - 1e-9) for stat in turns)
    return (1 + as_far) / (len(turns) + 1), len(turns)


def tag_link(rows, tag, lag):
    y = {r["day"]: r["value"] for r in rows}
    after = timedelta(days=1 if lag == "nextDay" else 0)
    days = [d for d in y if d + after in y]
    values = np.array([y[d + after] for d in days])
    tagged = [d.isoformat() in set(tag["days"]) for d in days]
    y1, y0 = values[np.array(tagged, bool)], values[~np.array(tagged, bool)]
    def make():
        p, turns = rotation(days, values, tagged)
        if turns < 9:
            return [{"what": "rotations", "have": turns, "need": 9}]
        u = stats.mannwhitneyu(y1, y0).statistic
        return {
            "delta": 2 * u / (len(y1) * len(y0)) - 1,
            "shift": float(np.median(np.subtract.outer(y1, y0))),
            "nWith": len(y1), "nWithout": len(y0), "p": p, "nRotations": turns, "kept": False,
        }
    needs = [
        ("tagged", len(y1), 8), ("untagged", len(y0), 8), ("days", len(days), 28),
        ("differentMoods", len(set(values)), 2),
    ]
    link = judged("cliffDelta", needs, make, (span_of_days(days), LONGEST))
    return {"tag": tag["id"], "lag": lag, "link": link}


def compare_tags(rows, tags, next_day):
    lags = ["sameDay", "nextDay"] if next_day else ["sameDay"]
    results = [tag_link(rows, tag, lag) for lag in lags for tag in tags]
    compared = [r["link"]["figure"] for r in results if r["link"]["state"] == "found"]
    if compared:
        for link, q in zip(compared, stats.false_discovery_control([c["p"] for c in compared], method="bh")):
            link["kept"] = bool(q <= 0.10 + 1e-12)
    key = lambda r: (r["link"]["figure"]["p"], -abs(r["link"]["figure"]["delta"])) if "figure" in r["link"] else (9, 0)
    kept = sum(c["kept"] for c in compared)
    return {"nCompared": len(compared), "nKept": kept, "nShown": min(kept, 5), "results": sorted(results, key=key)}


def correlation(rows, number):
    of = defaultdict(list)
    for day, value in number["days"]:
        of[day].append(value)
    mood = {r["day"].isoformat(): r["value"] for r in rows}
    both = [(float(np.median(of[day])), mood[day]) for day in sorted(of) if day in mood]
    x, m = (np.array(v) for v in zip(*both)) if both else (np.array([]), np.array([]))
    def make():
        rho = stats.spearmanr(x, m).statistic
        def lag_one(v):
            v = stats.rankdata(v) - np.mean(stats.rankdata(v))
            return np.sum(v[:-1] * v[1:]) / np.sum(v * v)
        product = max(0.0, lag_one(x) * lag_one(m))
        n = len(x) * (1 - product) / (1 + product)
        if n < 4:
            return [{"what": "effectiveDays", "have": math.floor(n), "need": 4}]
        se = math.sqrt((1 + rho**2 / 2) / (n - 3))
        z = stats.norm.ppf(0.975)
        low, high = math.tanh(math.atanh(rho) - z * se), math.tanh(math.atanh(rho) + z * se)
        return {"rho": rho, "low": low, "high": high, "nDays": len(x), "nEffective": n, "clear": low > 0 or high < 0}
    needs = [("days", len(x), 20), ("differentNumbers", len(set(x)), 2), ("differentMoods", len(set(m)), 2)]
    return {"number": number["id"], "link": judged("spearman", needs, make)}


def before_after(rows, event, window):
    event = date.fromisoformat(event)
    near = [r for r in rows if window is None or abs((r["day"] - event).days) <= window]
    a = [r["value"] for r in near if r["day"] < event]
    b = [r["value"] for r in near if r["day"] > event]
    def make():
        return {
            "nap": stats.mannwhitneyu(b, a).statistic / (len(a) * len(b)),
            "shift": float(np.median(np.subtract.outer(b, a))),
            "nBefore": len(a), "nAfter": len(b),
        }
    return judged("nonOverlap", [("before", len(a), 7), ("after", len(b), 7)], make)


def figures(given, seed):
    first, last = given["from"] or "0001-01-01", given["to"] or "9999-12-31"
    inside = [s for s in given["samples"] if first <= day_of(s).isoformat() <= last]
    counted = [s for s in inside if given["include"] == "all" or s[3] in PLANNED]
    rows = day_values(counted)
    pairs, two = successions(counted)
    unsteady = instability(pairs, two)
    return {
        "include": given["include"],
        "nEntries": len(counted),
        "nLeftOut": len(inside) - len(counted),
        "days": rows,
        "period": period(rows),
        "weeks": weeks(rows, given["weekStarts"]),
        "rolling": rolling(rows),
        "smoothed": smooth(rows),
        "trend": trend(rows, seed),
        "spread": spread(rows),
        "instability": unsteady,
        "dayToDay": day_to_day(rows) if unsteady["state"] == "lacking" else None,
        "sharpDrops": sharp_drops(pairs, two),
        "tags": compare_tags(rows, given["tags"], given["nextDay"]),
        "numbers": [correlation(rows, number) for number in given["numbers"]],
    }, {
        "beforeAfter": before_after(rows, given["event"], None),
        "beforeAfterNear": before_after(rows, given["event"], given["window"]),
    }


# --- questionnaires -----------------------------------------------------------------------------


def questionnaires():
    """Scores, a rule, and what changed; the PHQ-9, one with an RCI, and one without a rule."""
    phq = [[0, 4], [5, 9], [10, 14], [15, 19], [20, 27]]
    cases = [
        ("PHQ-9, a point short", [17, 14, 12], phq, {"points": 6}),
        ("PHQ-9, just enough", [17, 14, 11], phq, {"points": 6}),
        ("PHQ-9, upwards", [4, 11], phq, {"points": 6}),
        ("PHQ-9, once", [17], phq, {"points": 6}),
        ("computed", [31.0, 25.5, 18.0], [], {"sd": 6.5, "reliability": 0.84}),
        ("computed, not enough", [31.0, 25.5], [], {"sd": 6.5, "reliability": 0.84}),
        ("PHQ-4", [7, 2], [[0, 2], [3, 5], [6, 8], [9, 12]], None),
    ]
    for name, scores, bands, rule in cases:
        readings = [{"day": (date(2025, 1, 1) + timedelta(days=14 * i)).isoformat(), "value": float(s)} for i, s in enumerate(scores)]
        band = lambda s: next((i for i, (low, high) in enumerate(bands) if low <= s <= high), None)
        def change(then, now):
            points, rci, reach = now["value"] - then["value"], None, "noRule"
            if rule and "points" in rule:
                reach = "beyond" if abs(points) >= rule["points"] else "within"
            elif rule:
                rci = points / (rule["sd"] * math.sqrt(2) * math.sqrt(1 - rule["reliability"]))
                reach = "beyond" if abs(rci) > 1.96 else "within"
            moved = band(now["value"]) - band(then["value"]) if bands else None
            return {"from": then, "points": points, "rci": rci, "reach": reach, "bands": moved}
        make = lambda: {
            "latest": readings[-1], "band": band(scores[-1]), "nAnswers": len(scores),
            "fromFirst": change(readings[0], readings[-1]), "fromLast": change(readings[-2], readings[-1]),
        }
        yield {
            "name": name, "scores": readings, "bands": bands, "rule": rule,
            "course": judged("reliableChange", [("answers", len(scores), 2)], make),
        }


# --- many comparisons ---------------------------------------------------------------------------


def comparisons():
    """p-values as the rotation test gives them, some of them equal to their limit, and which are kept."""
    rng = np.random.default_rng(500)
    for m in (0, 1, 2, 3, 5, 10, 30, 50):
        for turns in (9, 29, 99, 719):
            p = [float((1 + k) / (turns + 1)) for k in (turns * rng.random(m) ** 6).astype(int)]
            adjusted = stats.false_discovery_control(p, method="bh") if p else []
            yield {"p": p, "kept": [bool(a <= 0.10 + 1e-12) for a in adjusted]}


# --- all ----------------------------------------------------------------------------------------


def plain(value):
    """As JSON has it: dates as text, NumPy's numbers as numbers, with a thousandth of what may differ."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, np.generic):
        value = value.item()
    return round(value, 12) if isinstance(value, float) else value


def main():
    made = []
    for number, given in enumerate(journals()):
        patterns, beside = figures(given, 400 + number)
        made.append(plain({**given, "patterns": patterns, **beside}))
    parts = {"journals": made, "questionnaires": map(plain, questionnaires()), "comparisons": comparisons()}
    line = lambda item: json.dumps(item, separators=(",", ":"), allow_nan=False)
    text = ",".join(f'"{name}":[\n' + ",\n".join(map(line, items)) + "\n]" for name, items in parts.items())
    Path(__file__).with_suffix(".json").write_text(f"{{{text}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

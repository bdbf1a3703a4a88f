"""EnrichFunction for Kepware messages in plain Python: what most would write, nothing but json.

    python3 enrich.py EVENT PLANT ROUNDS

Prints what it makes of the event, then the median time of a message in nanoseconds.
"""
import base64
import json
import math
import statistics
import sys
import time

COMPACT = (",", ":")


def handle(event, plant):
    """One rule object (bytes) to the bodies for the queues, alerts and refusals."""
    envelope = json.loads(event)
    rx = envelope["rx"] * 1_000_000
    others, ledger = [], {}
    asset = plant.get(envelope["topic"])
    if asset is None:
        return [], [], [("UNKNOWN_ASSET", envelope["topic"])], ledger
    payload = json.loads(base64.b64decode(envelope["data"]))
    telemetry, production, seen = [], [], set()
    for reading in payload["values"]:
        tag = find(reading["id"], asset)
        refusal, point = place(reading, tag, asset, rx, others)
        if refusal is not None:
            others.append((refusal, reading["id"]))
            count(ledger, "quarantined")
            continue
        identity = (point["tag"], point["time"], point["value"])
        if identity in seen:
            count(ledger, "duplicate")
            continue
        seen.add(identity)
        telemetry.append(point)
        if tag["production"]:
            production.append(point)
        count(ledger, "forwarded")
    return pack(asset, telemetry), pack(asset, production), others, ledger


def find(name, asset):
    prefix = asset["prefix"]
    return asset["tags"].get(name[len(prefix):]) if name.startswith(prefix) else None


def place(reading, tag, asset, rx, others):
    """Why a reading is refused, or its point."""
    if tag is None:
        return "UNKNOWN_TAG", None
    at = reading["t"] * 1_000_000
    if at - rx > asset["maxAhead"]:
        return "FUTURE_TIME", None
    if rx - at > asset["maxAge"]:
        return "LATE", None
    point = {"tag": tag["name"], "role": tag["role"], "time": at, "rx": rx}
    if "unit" in tag:
        point["unit"] = tag["unit"]
    sent = reading["v"]
    if sent is None or reading["q"] is False:
        point["value"] = None
        point["quality"] = "BAD"
        return None, point
    value = typed(sent, tag)
    if value is None:
        return "WRONG_TYPE", None
    if tag["type"] in ("number", "integer"):
        if "low" in tag and value < tag["low"] or "high" in tag and value > tag["high"]:
            return "OUT_OF_RANGE", None
        if "alertAbove" in tag and value > tag["alertAbove"]:
            others.append(("alert", tag["name"]))
    elif tag["role"] == "state" and value not in asset["states"]:
        others.append(("unmapped state", value))
    point["value"] = value
    if "from" in tag:
        point["raw"] = {"value": sent, "unit": tag["from"]}
    return None, point


def typed(sent, tag):
    """The value as the tag stores it, or None where it cannot be."""
    kind = tag["type"]
    if kind == "number":
        if isinstance(sent, bool):
            return None
        try:
            value = float(sent)
        except (TypeError, ValueError):
            return None
        if "factor" in tag:
            value = value * tag["factor"] + tag["offset"]
        return value if math.isfinite(value) else None
    if kind == "integer":
        return sent if isinstance(sent, int) and not isinstance(sent, bool) else None
    if kind == "boolean":
        return sent if isinstance(sent, bool) else None
    return None if isinstance(sent, (dict, list)) else str(sent)


def pack(asset, points):
    if not points:
        return []
    message = {"v": 1, **asset["context"], "points": points}
    return [json.dumps(message, separators=COMPACT, ensure_ascii=False)]


def count(ledger, outcome):
    ledger[outcome] = ledger.get(outcome, 0) + 1


def nanos(event, plant, messages):
    begin = time.perf_counter_ns()
    for _ in range(messages):
        handle(event, plant)
    return (time.perf_counter_ns() - begin) / messages


def main():
    with open(sys.argv[1], "rb") as file:
        event = file.read()
    with open(sys.argv[2], encoding="utf-8") as file:
        plant = json.load(file)
    for asset in plant.values():
        asset["states"] = set(asset["states"])
    telemetry, production, others, _ = handle(event, plant)
    print(json.dumps({"telemetry": telemetry, "production": production, "others": others}))
    each = nanos(event, plant, 2_000)  # warms up, and tells how many make a tenth of a second
    messages = max(1, int(1e8 / each))
    print(statistics.median(nanos(event, plant, messages) for _ in range(int(sys.argv[3]))))


main()

"""Draws the itinerary of `corridor-bench --uncertainty-figures` with numpy.

Prints one line of JSON a way of doing it: name, value (million components times samples a second,
mean and percentiles included), unit, version. Fails unless the figures agree within sampling error.
Usage: numpy_peer.py FIGURES
"""

import json
import sys
import time

import numpy


def as_arrays(generator, components, samples, rho):
    """Everything at once, one row a component."""
    medians, sigmas, disruptions = components
    scores = generator.standard_normal((len(medians), samples))
    scores *= (1 - rho) ** 0.5
    scores += rho**0.5 * generator.standard_normal(samples)
    scores *= sigmas[:, None]
    hours = numpy.exp(scores, out=scores)
    hours *= medians[:, None]
    probability = disruptions[:, 0]
    at_risk = probability > 0
    struck = generator.random((at_risk.sum(), samples)) < probability[at_risk, None]
    hours[at_risk] *= numpy.where(struck, disruptions[at_risk, 1, None], 1)
    return hours.sum(axis=0)


def by_component(generator, components, samples, rho):
    """One component after the other, so that its samples stay in the cache."""
    total = numpy.zeros(samples)
    common = generator.standard_normal(samples) * rho**0.5
    hours = numpy.empty(samples)
    uniform = numpy.empty(samples)
    for median, sigma, (probability, multiplier) in zip(*components):
        generator.standard_normal(out=hours)
        hours *= (1 - rho) ** 0.5
        hours += common
        hours *= sigma
        numpy.exp(hours, out=hours)
        hours *= median
        if probability > 0:
            generator.random(out=uniform)
            hours *= 1 + (multiplier - 1) * (uniform < probability)
        total += hours
    return total


def best_seconds(work, runs=15):
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def check(figures, components, percents):
    """Compares with a sample a hundred times as large."""
    samples = figures["samples"]
    generator = numpy.random.Generator(numpy.random.SFC64(2))
    drawn = numpy.concatenate(
        [by_component(generator, components, samples, figures["rho"]) for _ in range(100)]
    )
    allowed = 4 * drawn.std() / samples**0.5
    if abs(drawn.mean() - figures["mean"]) > allowed:
        sys.exit(f"means differ: {figures['mean']} and {drawn.mean()}, allowed {allowed}")
    for percent in percents:
        found = figures["percentiles"][str(percent)]
        # The share of numpy's samples below the percentile is certain to √(p(1 − p)/n).
        share = percent / 100
        below = (drawn <= found).mean()
        allowed = 4 * (share * (1 - share) / samples) ** 0.5
        if abs(below - share) > allowed:
            sys.exit(f"P{percent} is {found}, which {below} stay below, allowed {allowed}")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        figures = json.load(file)
    percents = [float(percent) for percent in figures["percentiles"]]
    components = (
        numpy.array([part[0] for part in figures["components"]]),
        numpy.array([part[1] for part in figures["components"]]),
        numpy.array([part[2] or [0, 1] for part in figures["components"]]),
    )
    check(figures, components, percents)
    samples = figures["samples"]
    for way in (as_arrays, by_component):
        # SFC64 is the fastest of numpy's bit generators.
        generator = numpy.random.Generator(numpy.random.SFC64(1))

        def work():
            total = way(generator, components, samples, figures["rho"])
            return total.mean(), numpy.percentile(total, percents)

        rate = len(components[0]) * samples / 1e6 / best_seconds(work)
        name = way.__name__.replace("_", " ")
        line = {"name": name, "value": round(rate, 1), "unit": "million/s"}
        print(json.dumps(line | {"version": "numpy " + numpy.__version__}))


main()

#!/usr/bin/env python3
"""Answers the questions of a sweep on Apache Spark, with `corridor batch` as the worker.

    corridor scenario sweep sweep.yaml --requests > requests.ndjson
    spark-submit sweep.py requests.ndjson answers.parquet

Spark cuts the file of questions into parts, pipes each part through one `corridor batch` and writes
the answers as Parquet, a row a question and in their order. An answer depends on its own line alone,
so a part that is lost and done again gives the same rows.

On a cluster the questions lie where all workers can read them (HDFS, S3, a shared disk), and so does
the result; `corridor` has to be on every worker, or is sent along:

    spark-submit --master spark://host:7077 --files corridor sweep.py \\
        --corridor ./corridor hdfs:///requests.ndjson hdfs:///answers.parquet
"""

import argparse
import json
import shlex

from pyspark.sql import Row, SparkSession
from pyspark.sql.types import (
    ArrayType,
    BooleanType,
    DoubleType,
    LongType,
    StringType,
    StructField,
    StructType,
)

ROUTE = [
    StructField("corridor_id", StringType()),
    StructField("origin_node_id", StringType()),
    StructField("destination_node_id", StringType()),
    StructField("km", DoubleType()),
    StructField("mean_hours", DoubleType()),
    StructField("usd", DoubleType()),
    StructField("usd_is_lower_bound", BooleanType()),
    StructField("kg_co2e", DoubleType()),
    StructField("gauge_changes", LongType()),
    StructField("borders", LongType()),
    StructField("mode_changes", LongType()),
    StructField("leg_ids", ArrayType(StringType())),
    StructField("facility_ids", ArrayType(StringType())),
]

# One row an answer; `answer` is the line as `corridor batch` wrote it.
ANSWERS = StructType(
    [
        StructField("number", LongType(), nullable=False),
        StructField("id", StringType()),
        StructField("status", StringType(), nullable=False),
        StructField("message", StringType()),
        *ROUTE,
        StructField("request", StringType(), nullable=False),
        StructField("answer", StringType(), nullable=False),
    ]
)


def best_route(answer):
    """The route of an answer; of a comparison, the one with the least of the objective."""
    if answer["kind"] == "route_summary":
        return answer
    if answer["kind"] != "comparison_summary":
        return {}
    key = {
        "time": "mean_hours",
        "distance": "km",
        "cost": "usd",
        "co2": "kg_co2e",
        "gauge-changes": "gauge_changes",
    }.get(answer["objective"])
    if key is None:
        raise ValueError(f"no column to compare by {answer['objective']}")
    return min(answer["rows"], key=lambda row: row[key])


def as_text(value):
    """An id as it was written in the question, whatever its kind."""
    return value if value is None or isinstance(value, str) else json.dumps(value)


def row(pair):
    """A question's number and text, with its answer, as a row of the result."""
    (request, number), answer_line = pair
    answer = json.loads(answer_line)
    route = best_route(answer)

    def figure(field):
        value = route.get(field.name)
        return float(value) if isinstance(field.dataType, DoubleType) and value is not None else value

    return Row(
        number=number,
        id=as_text(answer.get("id")),
        status=answer["code"] if answer["kind"] == "error" else "ok",
        message=answer.get("message"),
        **{field.name: figure(field) for field in ROUTE},
        request=request,
        answer=answer_line,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("requests", help="a file of lines for `corridor batch`")
    parser.add_argument("result", help="where the Parquet goes; it must not exist")
    parser.add_argument("--corridor", default="corridor", help="the command on the workers")
    parser.add_argument("--parts", type=int, help="into how many parts the file is cut, at least")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("corridor sweep").getOrCreate()
    context = spark.sparkContext
    command = f"{shlex.quote(arguments.corridor)} batch --jobs 1 --quiet"
    # The answers are those of the lines with text, so lines without are left out here already.
    requests = context.textFile(arguments.requests, arguments.parts).filter(str.strip)
    # checkCode: a worker that fails makes its task fail, which Spark then tries again elsewhere.
    answers = requests.pipe(command, checkCode=True)
    rows = requests.zipWithIndex().zip(answers).map(row)
    spark.createDataFrame(rows, ANSWERS).write.parquet(arguments.result)
    spark.stop()


if __name__ == "__main__":
    main()

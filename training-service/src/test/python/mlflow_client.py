"""Reads a training service with the stock MLflow client. Usage: mlflow_client.py URI RUN_ID VERSION"""

import sys

from mlflow import MlflowClient
from mlflow.exceptions import MlflowException

uri, run_id, version = sys.argv[1:]
client = MlflowClient(tracking_uri=uri, registry_uri=uri)


def check(what, actual, expected):
    if actual != expected:
        sys.exit(f"{what}: {actual!r} (expected: {expected!r})")


names = [experiment.name for experiment in client.search_experiments()]
check("search_experiments", names, ["demand", "intent", "next-item"])
check("get_experiment", client.get_experiment("intent").name, "intent")
check("get_experiment_by_name", client.get_experiment_by_name("none"), None)

pages = client.search_runs(["intent"], max_results=1)
check("search_runs", pages[0].info.run_id, run_id)
ids = [run.info.run_id for run in client.search_runs(["intent", "demand"])]
check("search_runs without a bound", ids[0], run_id)

run = client.get_run(run_id)
check("status", run.info.status, "FINISHED")
check("metric", run.data.metrics["ndcg_at_10"], 0.2)
check("floor", run.data.metrics["ndcg_at_10/floor"], 0.05)
check("interval", (run.data.metrics["ndcg_at_10/low"], run.data.metrics["ndcg_at_10/high"]), (0.15, 0.25))
check("parameter", run.data.params["epochs"], "5")
check("tag", run.data.tags["tradewind.version"], version)

losses = client.get_metric_history(run_id, "loss")
check("get_metric_history", (losses[0].step, losses[0].value), (1, 4.5))
check("history of a metric", [m.value for m in client.get_metric_history(run_id, "ndcg_at_10")], [0.2])

models = client.search_registered_models()
check("search_registered_models", "intent" in [model.name for model in models], True)
named = client.search_registered_models("name = 'intent'")
check("search_registered_models by name", [model.name for model in named], ["intent"])
model = client.get_registered_model("intent")
check("alias of the model", str(model.aliases["champion"]), version)
check("latest version", str(model.latest_versions[0].version), version)

champion = client.get_model_version_by_alias("intent", "champion")
check("get_model_version_by_alias", str(champion.version), version)
check("run of the version", champion.run_id, run_id)
check("status of the version", champion.status, "READY")
check("get_model_version", client.get_model_version("intent", version).source, champion.source)
check("download uri", client.get_model_version_download_uri("intent", version), champion.source)
found = client.search_model_versions("name = 'intent'", max_results=1)
check("search_model_versions", str(found[0].version), version)
made = client.search_model_versions(f"run_id = '{run_id}'")
check("search_model_versions by run", [str(one.version) for one in made], [version])

try:
    client.get_run("none")
    sys.exit("get_run of an unknown run did not fail")
except MlflowException as unknown:
    check("error code", unknown.error_code, "RESOURCE_DOES_NOT_EXIST")

print("all answers as expected")

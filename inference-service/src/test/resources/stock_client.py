"""Talks to the service as any user of the stock client would; ends with 'all well' or a traceback."""
import queue
import sys

import numpy as np
import tritonclient.grpc as triton
from tritonclient.utils import InferenceServerException

address, version = sys.argv[1], sys.argv[2]
client = triton.InferenceServerClient(address)

assert client.is_server_live()
assert client.is_server_ready()
assert client.is_model_ready("types")
assert client.is_model_ready("types", version)
assert not client.is_model_ready("types", "424242")
assert not client.is_model_ready("nobody")
assert client.get_server_metadata().name == "tradewind-inference"

metadata = client.get_model_metadata("types", as_json=True)
assert metadata["platform"] == "tensorflow_savedmodel", metadata
assert metadata["versions"] == [version], metadata
assert {i["name"]: i["datatype"] for i in metadata["inputs"]} == {
    "flag": "BOOL", "small": "INT32", "large": "INT64", "single": "FP32", "precise": "FP64", "text": "BYTES",
}, metadata
assert metadata["inputs"][0]["shape"] == ["-1", "2"], metadata

values = {
    "flag": ("BOOL", np.array([[True, False], [False, True]])),
    "small": ("INT32", np.array([[1, -2], [2**31 - 1, -(2**31)]], dtype=np.int32)),
    "large": ("INT64", np.array([[1, -2], [2**63 - 1, -(2**63)]], dtype=np.int64)),
    "single": ("FP32", np.array([[0.1, -0.0], [np.inf, 1e-45]], dtype=np.float32)),
    "precise": ("FP64", np.array([[0.1, -0.0], [np.inf, 5e-324]], dtype=np.float64)),
    "text": ("BYTES", np.array([["", "h\u00e9llo"], ["\u65e5\u672c", "x" * 1000]], dtype=object)),
}


def tensor(name, datatype, value):
    made = triton.InferInput(name, list(value.shape), datatype)
    made.set_data_from_numpy(value)
    return made


inputs = [tensor(name, *pair) for name, pair in values.items()]
result = client.infer("types", inputs, model_version=version, request_id="r-1")
assert result.get_response().id == "r-1"
assert result.get_response().model_version == version
for name, (datatype, value) in values.items():
    got = result.as_numpy(name + "_out")
    assert got.shape == value.shape, name
    if datatype == "BYTES":
        value = np.vectorize(lambda text: text.encode(), otypes=[object])(value)
    assert (got == value).all(), (name, got)

# Only the outputs asked for, in the order asked.
wanted = [triton.InferRequestedOutput("text_out"), triton.InferRequestedOutput("flag_out")]
result = client.infer("types", inputs, outputs=wanted)
assert [o.name for o in result.get_response().outputs] == ["text_out", "flag_out"]
assert result.as_numpy("small_out") is None

# A model of raw values in, raw values out.
history = np.array([["", "i1"], ["i2", "i3"], ["i4", "i5"]], dtype=object)
result = client.infer("items", [tensor("history", "BYTES", history)])
assert result.as_numpy("item_ids")[2].tolist() == [b"a", "b\u00e9".encode(), b"c"]
assert result.as_numpy("scores").tolist() == [[3.0, 2.0, 1.0]] * 3


def refused(call, status, text):
    try:
        call()
    except InferenceServerException as error:
        assert error.status() == "StatusCode." + status, error
        assert text in error.message(), error
        return
    raise AssertionError("not refused: " + text)


refused(lambda: client.infer("nobody", inputs), "NOT_FOUND", "nobody")
refused(lambda: client.infer("types", inputs, model_version="424242"), "NOT_FOUND", "424242")
refused(lambda: client.infer("types", inputs[:-1]), "INVALID_ARGUMENT", "text: missing")
wrong = [tensor("flag", "INT32", values["small"][1])] + inputs[1:]
refused(lambda: client.infer("types", wrong), "INVALID_ARGUMENT", "flag: datatype INT32")
unknown = [triton.InferRequestedOutput("nothing")]
refused(lambda: client.infer("types", inputs, outputs=unknown), "INVALID_ARGUMENT", "nothing")

# What Triton has beside the protocol, and only that is advertised.
extensions = set(client.get_server_metadata().extensions)
assert extensions == {
    "classification", "model_configuration", "model_repository", "parameters", "schedule_policy", "statistics",
}, extensions
refused(client.get_system_shared_memory_status, "UNIMPLEMENTED", "")
refused(client.get_trace_settings, "UNIMPLEMENTED", "")
refused(client.get_log_settings, "UNIMPLEMENTED", "")

config = client.get_model_config("types", as_json=True)["config"]
assert config["platform"] == "tensorflow_savedmodel", config
assert config["max_batch_size"] > 1, config
assert {i["name"]: i["data_type"] for i in config["input"]}["text"] == "TYPE_STRING", config
assert config["input"][0]["dims"] == ["2"], config
assert config["dynamic_batching"]["preferred_batch_size"], config

# Urgency, and a model of rows of scores as classes.
assert client.infer("types", inputs, priority=1, timeout=30_000_000).as_numpy("small_out") is not None
refused(lambda: client.infer("types", inputs, sequence_id=7, sequence_start=True), "INVALID_ARGUMENT", "sequence_")
classes = [triton.InferRequestedOutput("scores", class_count=2)]
result = client.infer("items", [tensor("history", "BYTES", history)], outputs=classes)
assert result.as_numpy("scores").tolist() == [[b"3.000000:0", b"2.000000:1"]] * 3, result.as_numpy("scores")

# Figures that go up by what was done, and by nothing else.
def figures(name):
    (one,) = client.get_inference_statistics(name, version if name == "types" else "").model_stats
    return one


before = figures("types")
for _ in range(3):
    client.infer("types", inputs)
refused(lambda: client.infer("types", inputs[:-1]), "INVALID_ARGUMENT", "text: missing")
after = figures("types")
assert after.inference_count - before.inference_count == 6, (before, after)
assert after.execution_count - before.execution_count == 3, (before, after)
assert after.inference_stats.success.count - before.inference_stats.success.count == 3, (before, after)
assert after.inference_stats.fail.count - before.inference_stats.fail.count == 1, (before, after)
assert after.inference_stats.compute_infer.ns > before.inference_stats.compute_infer.ns
assert after.last_inference >= before.last_inference > 1_700_000_000_000
assert {"types", "items"} <= {one.name for one in client.get_inference_statistics().model_stats}

# A stream: every request has its answer or its error, whatever became of the others.
answers = queue.Queue()
client.start_stream(callback=lambda result, error: answers.put((result, error)))
for number in range(40):
    asked = inputs if number % 4 else inputs[:-1]
    client.async_stream_infer("types", asked, request_id=str(number))
seen = {}
logged = set()
errors = 0
for _ in range(40):
    result, error = answers.get(timeout=30)
    if error is not None:
        assert "text: missing" in str(error), error
        errors += 1
    else:
        answer = result.get_response()
        seen[answer.id] = result.as_numpy("small_out").tolist()
        logged.add(answer.parameters["prediction_id"].string_param)
client.stop_stream()
assert errors == 10, errors
assert set(seen) == {str(number) for number in range(40) if number % 4}, seen
assert len(logged) == 30 and all(logged), logged
assert all(value == values["small"][1].tolist() for value in seen.values())

# The repository: a model is unloaded and comes back.
index = {(one.name, one.version): one.state for one in client.get_model_repository_index().models}
assert index[("types", version)] == "READY", index
client.unload_model("items")
assert not client.is_model_ready("items")
assert client.is_model_ready("types")
refused(lambda: client.infer("items", [tensor("history", "BYTES", history)]), "NOT_FOUND", "items")
client.load_model("items")
assert client.is_model_ready("items")
assert client.infer("items", [tensor("history", "BYTES", history)]).as_numpy("scores") is not None
refused(lambda: client.load_model("nobody"), "NOT_FOUND", "nobody")
refused(lambda: client.load_model("items", config="{}"), "INVALID_ARGUMENT", "config")

print("all well")

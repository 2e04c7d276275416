"""Talks to the service over HTTP as any user of the stock client would; ends with 'all well' or a traceback."""
import sys

import ml_dtypes
import numpy as np
import tritonclient.http as triton
from tritonclient.utils import InferenceServerException

address, version = sys.argv[1], sys.argv[2]
client = triton.InferenceServerClient(address, concurrency=4)

assert client.is_server_live()
assert client.is_server_ready()
assert client.is_model_ready("http-types")
assert client.is_model_ready("http-types", version)
assert not client.is_model_ready("http-types", "424242")
assert not client.is_model_ready("nobody")
server = client.get_server_metadata()
assert server["name"] == "tradewind-inference", server
assert "binary_tensor_data" in server["extensions"], server

metadata = client.get_model_metadata("http-types", version)
assert metadata["platform"] == "tensorflow_savedmodel", metadata
assert metadata["versions"] == [version], metadata
assert metadata["inputs"][0]["shape"] == [-1, 2], metadata
config = client.get_model_config("http-types")
assert config["max_batch_size"] > 1, config
assert config["input"][0]["dims"] == [2], config

values = {
    "flag": ("BOOL", np.array([[True, False], [False, True]])),
    "small": ("INT32", np.array([[1, -2], [2**31 - 1, -(2**31)]], dtype=np.int32)),
    "large": ("INT64", np.array([[1, -2], [2**63 - 1, -(2**63)]], dtype=np.int64)),
    "single": ("FP32", np.array([[0.1, -0.0], [np.inf, 1e-45]], dtype=np.float32)),
    "precise": ("FP64", np.array([[0.1, -0.0], [np.inf, 5e-324]], dtype=np.float64)),
    "text": ("BYTES", np.array([["", "h\u00e9llo"], ["\u65e5\u672c", "x" * 1000]], dtype=object)),
}


def tensor(name, datatype, value, binary=True):
    made = triton.InferInput(name, list(value.shape), datatype)
    made.set_data_from_numpy(value, binary_data=binary)
    return made


def check(result, names):
    for name in names:
        datatype, value = values[name]
        got = result.as_numpy(name + "_out")
        assert got.shape == value.shape, name
        if datatype == "BYTES":
            got = np.vectorize(lambda text: text if isinstance(text, str) else text.decode(), otypes=[object])(got)
        assert (got == value).all(), (name, got)


# Everything in binary, everything in JSON, and either way in with the other way out.
inputs = [tensor(name, *pair) for name, pair in values.items()]
result = client.infer("http-types", inputs, model_version=version, request_id="r-1")
assert result.get_response()["id"] == "r-1"
assert result.get_response()["model_version"] == version
assert "data" not in result.get_response()["outputs"][0], result.get_response()
check(result, values)

# JSON has no word for infinity that this client would write.
finite = dict(values, single=("FP32", np.array([[0.1, -0.0], [3.4e38, 1e-45]], dtype=np.float32)))
finite["precise"] = ("FP64", np.array([[0.1, -0.0], [1.7e308, 5e-324]], dtype=np.float64))
in_json = [tensor(name, *pair, binary=False) for name, pair in finite.items()]
in_text = [triton.InferRequestedOutput(name + "_out", binary_data=False) for name in values]
result = client.infer("http-types", in_json, outputs=in_text)
assert "data" in result.get_response()["outputs"][0], result.get_response()
values_before, values = values, finite
check(result, values)
check(client.infer("http-types", in_json), values)
values = values_before
mixed = [tensor(name, *pair, binary=name in ("flag", "text")) for name, pair in finite.items()]
result = client.infer("http-types", mixed, outputs=in_text[:2] + [triton.InferRequestedOutput("text_out")])
check(result, ["flag", "small", "text"])
assert [o["name"] for o in result.get_response()["outputs"]] == ["flag_out", "small_out", "text_out"]
assert result.as_numpy("large_out") is None

# Two bytes and less; halves in binary only.
narrow = {
    "pixel": ("UINT8", np.array([[255, 0]], dtype=np.uint8)),
    "short": ("UINT16", np.array([[65535, 1]], dtype=np.uint16)),
    "half": ("FP16", np.array([[0.5, -65504]], dtype=np.float16)),
    "brain": ("BF16", np.array([[1.5, -2.0]], dtype=ml_dtypes.bfloat16)),
}
pair_of_bytes = [tensor(name, *pair) for name, pair in narrow.items()]
result = client.infer("http-narrow", pair_of_bytes)
for name, (datatype, value) in narrow.items():
    assert (result.as_numpy(name + "_out") == value).all(), (name, result.as_numpy(name + "_out"))

# Many at once.
pending = [client.async_infer("http-types", inputs, request_id=str(n)) for n in range(20)]
assert [one.get_result().get_response()["id"] for one in pending] == [str(n) for n in range(20)]


def refused(call, status, text):
    try:
        call()
    except InferenceServerException as error:
        assert error.status() == status, error
        assert text in error.message(), error
        return
    raise AssertionError("not refused: " + text)


refused(lambda: client.infer("nobody", inputs), "404", "nobody")
refused(lambda: client.infer("http-types", inputs, model_version="424242"), "404", "424242")
refused(lambda: client.infer("http-types", inputs[:-1]), "400", "text: missing")
wrong = [tensor("flag", "INT32", values["small"][1])] + inputs[1:]
refused(lambda: client.infer("http-types", wrong), "400", "flag: datatype INT32")
refused(lambda: client.infer("http-types", inputs, outputs=[triton.InferRequestedOutput("nothing")]), "400", "nothing")
halves = [triton.InferRequestedOutput("half_out", binary_data=False)]
refused(lambda: client.infer("http-narrow", pair_of_bytes, outputs=halves), "400", "half_out: datatype FP16")
refused(lambda: client.infer("http-types", inputs, sequence_id=7, sequence_start=True), "400", "sequence_")
refused(lambda: client.infer("http-types", inputs, request_compression_algorithm="gzip"), "415", "gzip")
refused(client.get_system_shared_memory_status, "404", "systemsharedmemory")
refused(client.get_log_settings, "404", "logging")

# Urgency, and rows of scores as classes.
assert client.infer("http-types", inputs, priority=1, timeout=30_000_000).as_numpy("small_out") is not None
history = np.array([["", "i1"], ["i2", "i3"]], dtype=object)
for binary in (True, False):
    classes = [triton.InferRequestedOutput("scores", class_count=2, binary_data=binary)]
    result = client.infer("http-items", [tensor("history", "BYTES", history)], outputs=classes)
    texts = [[t if isinstance(t, str) else t.decode() for t in row] for row in result.as_numpy("scores").tolist()]
    assert texts == [["3.000000:0", "2.000000:1"]] * 2, texts

# Figures, and the repository: a model is unloaded and comes back.
(one,) = client.get_inference_statistics("http-types", version)["model_stats"]
assert one["inference_stats"]["success"]["count"] >= 20, one
index = {(one["name"], one["version"]): one["state"] for one in client.get_model_repository_index()}
assert index[("http-types", version)] == "READY", index
client.unload_model("http-items")
assert not client.is_model_ready("http-items")
assert client.is_model_ready("http-types")
client.load_model("http-items")
assert client.is_model_ready("http-items")
refused(lambda: client.load_model("nobody"), "404", "nobody")
refused(lambda: client.load_model("http-items", config="{}"), "400", "config")

print("all well")

"""Talks to the service as any user of the stock client would; ends with 'all well' or a traceback."""
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

print("all well")

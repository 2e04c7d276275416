"""Talks to the service as any user of tensorflow-serving-api would; ends with 'all well' or a traceback."""
import json
import math
import os
import sys
import time
import urllib.error
import urllib.request

import grpc
import numpy as np
import tensorflow as tf
from google.protobuf.json_format import MessageToDict
from tensorflow_serving.apis import (
    classification_pb2,
    get_model_metadata_pb2,
    get_model_status_pb2,
    inference_pb2,
    model_management_pb2,
    model_service_pb2_grpc,
    predict_pb2,
    prediction_service_pb2_grpc,
    regression_pb2,
)

address, directory = sys.argv[1:3]
channel = grpc.insecure_channel(address)
predictions = prediction_service_pb2_grpc.PredictionServiceStub(channel)
models = model_service_pb2_grpc.ModelServiceStub(channel)
PATIENCE = 30


def predict(model, inputs, signature="", version=None, label=None, outputs=()):
    request = predict_pb2.PredictRequest(output_filter=outputs)
    request.model_spec.name = model
    request.model_spec.signature_name = signature
    if version is not None:
        request.model_spec.version.value = version
    if label is not None:
        request.model_spec.version_label = label
    for name, value in inputs.items():
        request.inputs[name].CopyFrom(tf.make_tensor_proto(value) if isinstance(value, np.ndarray) else value)
    return predictions.Predict(request, timeout=PATIENCE)


def refused(code, call, *arguments, **named):
    try:
        call(*arguments, **named)
    except grpc.RpcError as error:
        assert error.code() == code, (error.code(), error.details())
        return error.details()
    raise AssertionError(f"{arguments} {named}: answered (expected: {code})")


# Predict: versions, labels, and the places where clients read answers.
answer = predict("half", {"x": np.array([4, -4], np.float32)})
assert list(answer.outputs["y"].float_val) == [5, 1], answer
assert tf.make_ndarray(answer.outputs["y"]).tolist() == [5, 1]
assert (answer.model_spec.version.value, answer.model_spec.signature_name) == (2, "serving_default")
x = {"x": np.array([4], np.float32)}
assert list(predict("half", x, version=1).outputs["y"].float_val) == [4]
assert predict("half", x, label="stable").model_spec.version.value == 1
assert list(predict("sums", x, signature="predict").outputs["y"].float_val) == [4]

# Every type there and back, as make_tensor_proto writes them: typed, compressed, and as content.
values = {
    "flag": np.array([[True, False], [False, True]]),
    "small": np.array([[1, -2], [2**31 - 1, -(2**31)]], np.int32),
    "large": np.array([[1, -2], [2**63 - 1, -(2**63)]], np.int64),
    "single": np.array([[0.5, -1e30], [math.nan, math.inf]], np.float32),
    "precise": np.array([[0.5, -1e300], [math.nan, -math.inf]], np.float64),
    "text": np.array([[b"a", "b\u00e9".encode()], [b"", b"\xff\x00"]], object),
}
answer = predict("every-type", values)
for name, value in values.items():
    np.testing.assert_array_equal(tf.make_ndarray(answer.outputs[name + "_out"]), value, name)
same = {name: tf.make_tensor_proto(np.broadcast_to(value[:1, :1], (2, 2))) for name, value in values.items()}
same["small"] = tf.make_tensor_proto(7, tf.int32, (2, 2))
assert len(same["small"].int_val) == 1, same["small"]
answer = predict("every-type", same, outputs=["small_out", "text_out"])
assert sorted(answer.outputs) == ["small_out", "text_out"]
assert tf.make_ndarray(answer.outputs["small_out"]).tolist() == [[7, 7], [7, 7]]
narrow = {
    "pixel": np.array([[0, 255]], np.uint8),
    "short": np.array([[1, 65535]], np.uint16),
    "half": np.array([[1.5, -math.inf]], np.float16),
    "brain": tf.constant([[1.5, -2]], tf.bfloat16).numpy(),
}
answer = predict("narrow-types", narrow)
for name, value in narrow.items():
    read = tf.make_ndarray(answer.outputs[name + "_out"])
    assert read.dtype == value.dtype, (name, read.dtype)
    np.testing.assert_array_equal(read, value, name)

# What is wrong is said, with the code that TensorFlow Serving gives.
code = grpc.StatusCode
assert "nobody" in refused(code.NOT_FOUND, predict, "nobody", x)
refused(code.NOT_FOUND, predict, "half", x, version=9)
refused(code.INVALID_ARGUMENT, predict, "half", x, label="newest")
refused(code.INVALID_ARGUMENT, predict, "", x)
assert "third" in refused(code.FAILED_PRECONDITION, predict, "half", x, signature="third")
assert "x" in refused(code.INVALID_ARGUMENT, predict, "half", {})
assert "z" in refused(code.INVALID_ARGUMENT, predict, "half", {**x, "z": x["x"]})
assert "x" in refused(code.INVALID_ARGUMENT, predict, "half", {"x": np.array([1], np.int64)})
assert "q" in refused(code.INVALID_ARGUMENT, predict, "half", x, outputs=["q"])
assert "y" in refused(code.INVALID_ARGUMENT, predict, "half", x, outputs=["y", "y"])
assert "DT_COMPLEX64" in refused(code.INVALID_ARGUMENT, predict, "half", {"x": np.array([1j], np.complex64)})


# Classify, Regress, MultiInference.
def example(**features):
    return tf.train.Example(features=tf.train.Features(feature={
        name: tf.train.Feature(float_list=tf.train.FloatList(value=[value])) for name, value in features.items()}))


request = classification_pb2.ClassificationRequest()
request.model_spec.name = "sums"
request.input.example_list.examples.extend([example(x=3), example(x=-1)])
result = predictions.Classify(request, timeout=PATIENCE).result
assert [[(c.label, c.score) for c in row.classes] for row in result.classifications] == [
    [("yes", 3), ("no", -3)], [("yes", -1), ("no", 1)]], result
request = regression_pb2.RegressionRequest()
request.model_spec.name, request.model_spec.signature_name = "sums", "sum"
request.input.example_list_with_context.context.CopyFrom(example(bias=100))
request.input.example_list_with_context.examples.extend([example(x=1), example(bias=7)])
result = predictions.Regress(request, timeout=PATIENCE).result
assert [row.value for row in result.regressions] == [101, 7], result
request = inference_pb2.MultiInferenceRequest()
for signature, method in (("sum", "regress"), ("", "classify")):
    task = request.tasks.add(method_name="tensorflow/serving/" + method)
    task.model_spec.name, task.model_spec.signature_name = "sums", signature
request.input.example_list.examples.append(example(x=2))
results = predictions.MultiInference(request, timeout=PATIENCE).results
assert results[0].regression_result.regressions[0].value == 2
assert results[1].classification_result.classifications[0].classes[0].label == "yes"

# Metadata, as TensorFlow's own SignatureDef.
request = get_model_metadata_pb2.GetModelMetadataRequest(metadata_field=["signature_def"])
request.model_spec.name = "sums"
signatures = get_model_metadata_pb2.SignatureDefMap()
assert predictions.GetModelMetadata(request, timeout=PATIENCE).metadata["signature_def"].Unpack(signatures)
assert signatures.signature_def["sum"].method_name == "tensorflow/serving/regress"
assert signatures.signature_def["sum"].inputs["inputs"].dtype == tf.string.as_datatype_enum
assert [d.size for d in signatures.signature_def["sum"].inputs["inputs"].tensor_shape.dim] == [-1]

# Status, and models that callers may not name.
request = get_model_status_pb2.GetModelStatusRequest()
request.model_spec.name = "half"
status = MessageToDict(models.GetModelStatus(request, timeout=PATIENCE))["model_version_status"]
assert [(v["version"], v["state"]) for v in status] == [("3", "END"), ("2", "AVAILABLE"), ("1", "AVAILABLE")], status
request = model_management_pb2.ReloadConfigRequest()
config = request.config.model_config_list.config.add(name="half", base_path="/etc", model_platform="tensorflow")
config.model_version_policy.specific.versions.append(1)
assert "/etc" in refused(code.INVALID_ARGUMENT, models.HandleReloadConfigRequest, request, timeout=PATIENCE)


# Models that TensorFlow itself exports: functions, a lookup table, variables, an input of any shape.
class Words(tf.Module):
    def __init__(self):
        keys, numbers = tf.constant(["bag", "shoe"]), tf.constant([3, 5], tf.int64)
        self.table = tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(keys, numbers), -1)
        self.factor = tf.Variable(2.0)

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string, name="word")])
    def number(self, word):
        return {"number": self.table.lookup(word)}

    @tf.function(input_signature=[tf.TensorSpec(None, tf.float32, name="x")])
    def twice(self, x):
        return {"y": x * self.factor}


def available(model):
    request = get_model_status_pb2.GetModelStatusRequest()
    request.model_spec.name = model
    try:
        status = models.GetModelStatus(request, timeout=PATIENCE).model_version_status
    except grpc.RpcError as error:
        assert error.code() == code.NOT_FOUND, error
        return False
    assert not status[0].status.error_message, status
    return status[0].state == get_model_status_pb2.ModelVersionStatus.AVAILABLE


words = Words()
tf.saved_model.save(words, os.path.join(directory, "words.part"), {"serving_default": words.number, "twice": words.twice})
os.makedirs(os.path.join(directory, "words"))
os.rename(os.path.join(directory, "words.part"), os.path.join(directory, "words", "1"))
end = time.monotonic() + PATIENCE
while not available("words"):
    assert time.monotonic() < end, "words is not served"
    time.sleep(0.05)
answer = predict("words", {"word": np.array([b"shoe", b"hat"], object)})
assert list(answer.outputs["number"].int64_val) == [5, -1], answer
for value in (1.5, [1, 2], [[1], [2]]):
    x = np.array(value, np.float32)
    read = tf.make_ndarray(predict("words", {"x": x}, signature="twice").outputs["y"])
    np.testing.assert_array_equal(read, 2 * x)
    assert read.shape == x.shape


# The same in JSON.
def rest(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(f"http://{address}/v1/models/{path}", data, PATIENCE) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)["error"]


assert rest("half:predict", {"instances": [4, math.nan]})["predictions"][0] == 5
assert rest("half/versions/1:predict", {"inputs": {"x": [4]}}) == {"outputs": [4]}
assert rest("half")["model_version_status"][1]["state"] == "AVAILABLE"
assert rest("sums/metadata")["metadata"]["signature_def"]["signature_def"]["sum"]["method_name"].endswith("regress")
assert rest("sums:classify", {"examples": [{"x": 3.0}]}) == {"results": [[["yes", 3], ["no", -3]]]}
assert rest("nobody:predict", {"instances": [1]})[0] == 404
assert rest("half:predict", {"instances": ["a"]})[0] == 400

print("all well")

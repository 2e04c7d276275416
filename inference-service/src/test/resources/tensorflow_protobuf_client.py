"""Talks to the service through contracts of TensorFlow Serving 2.11, without TensorFlow; ends with 'all well'."""
import struct
import sys

import grpc
from tensorflow.core.framework import types_pb2
from tensorflow_serving.apis import (
    classification_pb2,
    get_model_metadata_pb2,
    predict_pb2,
    prediction_service_pb2_grpc,
)

predictions = prediction_service_pb2_grpc.PredictionServiceStub(grpc.insecure_channel(sys.argv[1]))
PATIENCE = 30

# Once in the field of the type, once as content.
for written in ("float_val", "tensor_content"):
    request = predict_pb2.PredictRequest()
    request.model_spec.name = "half"
    request.model_spec.version_label = "stable"
    tensor = request.inputs["x"]
    tensor.dtype = types_pb2.DT_FLOAT
    tensor.tensor_shape.dim.add(size=2)
    if written == "float_val":
        tensor.float_val.extend([4, -4])
    else:
        tensor.tensor_content = struct.pack("<2f", 4, -4)
    answer = predictions.Predict(request, timeout=PATIENCE)
    assert list(answer.outputs["y"].float_val) == [4, 0], answer
    assert answer.outputs["y"].dtype == types_pb2.DT_FLOAT
    assert [d.size for d in answer.outputs["y"].tensor_shape.dim] == [2]
    assert answer.model_spec.version.value == 1

request.model_spec.name = "nobody"
try:
    predictions.Predict(request, timeout=PATIENCE)
    raise AssertionError("nobody answered")
except grpc.RpcError as error:
    assert error.code() == grpc.StatusCode.NOT_FOUND, error

request = classification_pb2.ClassificationRequest()
request.model_spec.name = "sums"
example = request.input.example_list.examples.add()
example.features.feature["x"].float_list.value.append(3)
row = predictions.Classify(request, timeout=PATIENCE).result.classifications[0]
assert [(c.label, c.score) for c in row.classes] == [("yes", 3), ("no", -3)], row

request = get_model_metadata_pb2.GetModelMetadataRequest(metadata_field=["signature_def"])
request.model_spec.name = "half"
signatures = get_model_metadata_pb2.SignatureDefMap()
assert predictions.GetModelMetadata(request, timeout=PATIENCE).metadata["signature_def"].Unpack(signatures)
assert signatures.signature_def["serving_default"].inputs["x"].dtype == types_pb2.DT_FLOAT

print("all well")

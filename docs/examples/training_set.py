"""A training set of every purchase, exported to Parquet and read: FeatureService by gRPC reflection."""

import sys
import time
import uuid
from urllib.parse import urlparse
from urllib.request import url2pathname

import grpc
import pyarrow.parquet as parquet
from google.protobuf import message_factory
from google.protobuf.descriptor_pool import DescriptorPool
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

FEATURES = ["shopper_activity:views_7d", "shopper_activity:purchases_30d", "shopper_activity:spend_30d"]


class FeatureService:
    def __init__(self, channel: grpc.Channel) -> None:
        self._channel = channel
        pool = DescriptorPool(ProtoReflectionDescriptorDatabase(channel))
        self._service = pool.FindServiceByName("tradewind.feature.v1.FeatureService")

    def call(self, name: str, **fields):
        method = self._service.FindMethodByName(name)
        request_type = message_factory.GetMessageClass(method.input_type)
        response_type = message_factory.GetMessageClass(method.output_type)
        stub = self._channel.unary_unary(
            f"/{self._service.full_name}/{name}",
            request_serializer=request_type.SerializeToString,
            response_deserializer=response_type.FromString,
        )
        return stub(request_type(**fields), timeout=10)


def main() -> None:
    address = sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:9102"
    with grpc.insecure_channel(address) as channel:
        features = FeatureService(channel)
        # The id is the caller's: asked for again with the same one, an export is not begun twice.
        export_id = f"purchases-{uuid.uuid4()}"
        labels = {"event_types": ["purchase"], "value": "item_id"}
        export = features.call(
            "CreateTrainingSetExport",
            export_id=export_id,
            training_set={"features": FEATURES, "label_events": labels},
        ).training_set_export
        states = export.DESCRIPTOR.fields_by_name["state"].enum_type.values_by_name
        while export.state == states["EXPORT_STATE_RUNNING"].number:
            time.sleep(0.5)
            export = features.call("GetTrainingSetExport", export_id=export_id).training_set_export
        if export.state != states["EXPORT_STATE_FINISHED"].number:
            sys.exit(f"the export ended without a file: {export.error}")

    table = parquet.read_table(url2pathname(urlparse(export.uri).path))
    print(f"{export.rows} rows, sha256 {export.sha256}")
    print(table.schema.to_string(show_field_metadata=False, show_schema_metadata=False))
    for row in table.slice(table.num_rows - 3).to_pylist():
        print(row)


if __name__ == "__main__":
    main()

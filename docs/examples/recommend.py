"""What to show a shopper next: RecommendationService.Recommend by gRPC reflection."""

import sys

import grpc
from google.protobuf import json_format, message_factory
from google.protobuf.descriptor_pool import DescriptorPool
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase


def main() -> None:
    shopper = sys.argv[1] if len(sys.argv) > 1 else "sim-shopper-0001"
    with grpc.insecure_channel("127.0.0.1:9104") as channel:
        pool = DescriptorPool(ProtoReflectionDescriptorDatabase(channel))
        method = pool.FindServiceByName("tradewind.inference.v1.RecommendationService").FindMethodByName("Recommend")
        request_type = message_factory.GetMessageClass(method.input_type)
        response_type = message_factory.GetMessageClass(method.output_type)
        recommend = channel.unary_unary(
            f"/{method.containing_service.full_name}/{method.name}",
            request_serializer=request_type.SerializeToString,
            response_deserializer=response_type.FromString,
        )
        response = recommend(request_type(shopper_id=shopper, limit=5), timeout=5)
        print(json_format.MessageToJson(response, preserving_proto_field_name=True))


if __name__ == "__main__":
    main()

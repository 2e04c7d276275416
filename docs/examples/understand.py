"""What a shopper means: the model "intent" by the stock Triton client (Open Inference Protocol)."""

import sys

import numpy as np
import tritonclient.grpc as triton


def main() -> None:
    text = sys.argv[1] if len(sys.argv) > 1 else "where is my parcel?"
    client = triton.InferenceServerClient("127.0.0.1:9104")
    tensor = triton.InferInput("text", [1], "BYTES")
    tensor.set_data_from_numpy(np.array([text.encode()], dtype=np.object_))
    result = client.infer("intent", [tensor], client_timeout=5)
    for intent, probability in zip(result.as_numpy("intents")[0][:3], result.as_numpy("probabilities")[0][:3]):
        print(f"{intent.decode():24} {probability:.3f}")


if __name__ == "__main__":
    main()

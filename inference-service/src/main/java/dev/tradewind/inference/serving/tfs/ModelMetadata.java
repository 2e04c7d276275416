package dev.tradewind.inference.serving.tfs;

import com.google.protobuf.Any;
import dev.tradewind.api.tensorflow.SignatureDef;
import dev.tradewind.api.tensorflow.TensorInfo;
import dev.tradewind.api.tensorflow.TensorShapeProto;
import dev.tradewind.api.tensorflow.serving.GetModelMetadataRequest;
import dev.tradewind.api.tensorflow.serving.GetModelMetadataResponse;
import dev.tradewind.api.tensorflow.serving.ModelSpec;
import dev.tradewind.api.tensorflow.serving.SignatureDefMap;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.domain.TensorSpec;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Says what can be asked of a model. Tensors go by their aliases in the signature, here as
 * everywhere; names inside the graph are nobody's business.
 */
@Singleton
public class ModelMetadata {

  private static final String SIGNATURES = "signature_def";

  private final ServedSignatures signatures;

  ModelMetadata(ServedSignatures signatures) {
    this.signatures = signatures;
  }

  /**
   * @throws ServiceException FIELD_INVALID, MODEL_UNKNOWN, MODEL_VERSION_UNKNOWN, LABEL_UNKNOWN
   */
  GetModelMetadataResponse of(GetModelMetadataRequest request) {
    Target target = Target.of(request.getModelSpec());
    if (request.getMetadataFieldList().stream().distinct().toList().equals(List.of(SIGNATURES))) {
      OfTarget found = of(target);
      return GetModelMetadataResponse.newBuilder()
          .setModelSpec(found.spec())
          .putMetadata(SIGNATURES, Any.pack(found.signatures()))
          .build();
    }
    String problem = request.getMetadataFieldList() + " (expected: " + SIGNATURES + ")";
    throw new ServiceException(
        CommonReason.FIELD_INVALID,
        "metadata_field: " + problem,
        List.of(new FieldViolation("metadata_field", problem)));
  }

  /** The signatures of the version that a target means. */
  public OfTarget of(Target target) {
    ServedSignatures.OfVersion found = signatures.all(target);
    SignatureDefMap.Builder all = SignatureDefMap.newBuilder();
    found.signatures().forEach((name, one) -> all.putSignatureDef(name, describe(one)));
    ModelSpec spec = target.answered(found.version()).toBuilder().clearSignatureName().build();
    return new OfTarget(spec, all.build());
  }

  /**
   * What is known of a version.
   *
   * @param spec which one it is
   * @param signatures by name
   */
  public record OfTarget(ModelSpec spec, SignatureDefMap signatures) {}

  private static SignatureDef describe(ModelSignature signature) {
    SignatureDef.Builder described = SignatureDef.newBuilder().setMethodName(signature.method());
    signature.inputs().forEach(spec -> described.putInputs(spec.name(), describe(spec)));
    signature.outputs().forEach(spec -> described.putOutputs(spec.name(), describe(spec)));
    return described.build();
  }

  private static TensorInfo describe(TensorSpec spec) {
    return TensorInfo.newBuilder()
        .setName(spec.name())
        .setDtype(DataTypes.of(spec.type()))
        .setTensorShape(
            spec.ranked()
                ? TensorEncoder.shape(spec.shape())
                : TensorShapeProto.newBuilder().setUnknownRank(true).build())
        .build();
  }
}

package dev.tradewind.inference.serving.tfs;

import com.google.protobuf.Int64Value;
import dev.tradewind.api.tensorflow.serving.ModelSpec;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import java.util.List;

/**
 * Whom a call asks.
 *
 * @param model its name
 * @param version which one
 * @param signature its name
 */
public record Target(String model, VersionChoice version, String signature) {

  /**
   * Reads it; an empty signature is the default one.
   *
   * @throws ServiceException FIELD_INVALID where no model is named
   */
  static Target of(ModelSpec spec) {
    if (spec.getName().isEmpty()) {
      throw new ServiceException(
          CommonReason.FIELD_INVALID,
          "model_spec.name: missing",
          List.of(new FieldViolation("model_spec.name", "missing")));
    }
    return new Target(spec.getName(), version(spec), signature(spec.getSignatureName()));
  }

  private static VersionChoice version(ModelSpec spec) {
    return switch (spec.getVersionChoiceCase()) {
      case VERSION -> VersionChoice.of(spec.getVersion().getValue());
      case VERSION_LABEL -> VersionChoice.labelled(spec.getVersionLabel());
      case VERSIONCHOICE_NOT_SET -> VersionChoice.SERVING;
    };
  }

  /** The same for a signature as a caller gives it, where empty means the default one. */
  public static String signature(String given) {
    return given.isEmpty() ? PredictRequest.DEFAULT_SIGNATURE : given;
  }

  /** The same for another signature. */
  public Target withSignature(String other) {
    return new Target(model, version, other);
  }

  /** The same of a certain version. */
  Target ofVersion(long number) {
    return new Target(model, VersionChoice.of(number), signature);
  }

  /** Who answered. */
  ModelSpec answered(long number) {
    return ModelSpec.newBuilder()
        .setName(model)
        .setVersion(Int64Value.of(number))
        .setSignatureName(signature)
        .build();
  }
}

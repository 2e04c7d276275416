package dev.tradewind.kit.validation;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPathElement;
import build.buf.validate.Violation;
import com.google.protobuf.Message;
import dev.tradewind.kit.error.FieldViolation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Checks messages against the rules that the contracts declare (protovalidate). */
@ApplicationScoped
public class MessageValidator {

  private final Validator validator = ValidatorFactory.newBuilder().build();
  private final RuledTypes ruled = new RuledTypes();

  /** The fields of the message that break a rule; empty where all is well. */
  public List<FieldViolation> violations(Message message) {
    if (!ruled.hasRules(message.getDescriptorForType())) {
      return List.of();
    }
    try {
      ValidationResult result = validator.validate(message);
      return result.toProto().getViolationsList().stream()
          .map(MessageValidator::toFieldViolation)
          .toList();
    } catch (ValidationException wrongRule) {
      throw new IllegalStateException("a rule in the contracts does not compile", wrongRule);
    }
  }

  private static FieldViolation toFieldViolation(Violation violation) {
    StringBuilder path = new StringBuilder();
    for (FieldPathElement element : violation.getField().getElementsList()) {
      if (!path.isEmpty()) {
        path.append('.');
      }
      path.append(element.getFieldName());
      if (element.hasIndex()) {
        path.append('[').append(element.getIndex()).append(']');
      }
    }
    String description =
        violation.getMessage().isEmpty() ? violation.getRuleId() : violation.getMessage();
    return new FieldViolation(path.toString(), description);
  }
}

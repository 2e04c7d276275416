package dev.tradewind.kit.validation;

import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which types of messages have rules, in themselves or in what they are made of. The others, such
 * as those of the public protocols, need not be walked through field by field for nothing.
 *
 * <p>May be used by several threads.
 */
final class RuledTypes {

  private final Map<Descriptor, Boolean> known = new ConcurrentHashMap<>();

  boolean hasRules(Descriptor type) {
    Boolean ruled = known.get(type);
    return ruled != null ? ruled : known.computeIfAbsent(type, RuledTypes::isRuledSomewhere);
  }

  private static boolean isRuledSomewhere(Descriptor type) {
    Set<Descriptor> seen = new HashSet<>(Set.of(type));
    Deque<Descriptor> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      Descriptor next = open.remove();
      if (isRuled(next)) {
        return true;
      }
      next.getFields().stream()
          .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
          .map(FieldDescriptor::getMessageType)
          .filter(seen::add)
          .forEach(open::add);
    }
    return false;
  }

  private static boolean isRuled(Descriptor type) {
    return type.getOptions().hasExtension(ValidateProto.message)
        || type.getFields().stream()
            .anyMatch(field -> field.getOptions().hasExtension(ValidateProto.field))
        || type.getOneofs().stream()
            .anyMatch(oneof -> oneof.getOptions().hasExtension(ValidateProto.oneof));
  }
}

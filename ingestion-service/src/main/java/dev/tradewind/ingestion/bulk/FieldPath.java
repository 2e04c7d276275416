package dev.tradewind.ingestion.bulk;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in an event, for example {@code purchase.lines.unit_price}.
 *
 * @param text as it was written
 * @param steps the fields that lead there; the last one takes the value
 * @param mapKey the key where the last one is a map
 */
record FieldPath(String text, List<FieldDescriptor> steps, Optional<String> mapKey) {

  FieldPath {
    steps = List.copyOf(steps);
  }

  /**
   * Follows a path through the contract.
   *
   * @param payload the only payload that it may lead into
   * @throws IllegalArgumentException where it leads nowhere; the message says where it ends
   */
  static FieldPath of(String text, String payload) {
    List<FieldDescriptor> steps = new ArrayList<>();
    Descriptor type = Event.getDescriptor();
    String[] names = text.split("\\.", -1);
    for (int i = 0; i < names.length; i++) {
      FieldDescriptor field = type.findFieldByName(names[i]);
      if (field == null) {
        throw new IllegalArgumentException(type.getName() + " has no field " + names[i]);
      }
      if (field.getContainingOneof() != null && !field.getName().equals(payload)) {
        throw new IllegalArgumentException("the payload is " + payload + ", not " + names[i]);
      }
      steps.add(field);
      boolean last = i == names.length - 1;
      if (field.isMapField()) {
        if (i != names.length - 2) {
          throw new IllegalArgumentException(names[i] + " is a map: its key must follow");
        }
        return new FieldPath(text, steps, Optional.of(names[i + 1]));
      }
      if (last) {
        requireValue(field);
      } else if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
        throw new IllegalArgumentException(names[i] + " has no fields of its own");
      } else {
        type = field.getMessageType();
      }
    }
    return new FieldPath(text, steps, Optional.empty());
  }

  FieldDescriptor last() {
    return steps.get(steps.size() - 1);
  }

  /** The repeated message on the way to which each row adds an element; none for most fields. */
  Optional<FieldDescriptor> element() {
    return steps.subList(0, steps.size() - 1).stream()
        .filter(FieldDescriptor::isRepeated)
        .findFirst();
  }

  boolean isTime() {
    return isOf(last(), Timestamp.getDescriptor());
  }

  boolean isMoney() {
    return isOf(last(), Money.getDescriptor());
  }

  private static void requireValue(FieldDescriptor field) {
    boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    if (message && !isOf(field, Timestamp.getDescriptor()) && !isOf(field, Money.getDescriptor())) {
      throw new IllegalArgumentException(field.getName() + " is made of fields: name one of them");
    }
    if (field.isRepeated() && field.getJavaType() != FieldDescriptor.JavaType.STRING) {
      throw new IllegalArgumentException(field.getName() + " cannot be set from a column");
    }
  }

  private static boolean isOf(FieldDescriptor field, Descriptor type) {
    return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && field.getMessageType().equals(type);
  }
}

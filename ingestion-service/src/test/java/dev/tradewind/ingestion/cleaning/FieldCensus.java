package dev.tradewind.ingestion.cleaning;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which fields of a message, and of all messages below it, are ever set. */
final class FieldCensus {

  private final Set<String> all = new TreeSet<>();
  private final Set<String> set = new HashSet<>();

  FieldCensus(Descriptor root) {
    describe(root, new HashSet<>());
  }

  void count(Message message) {
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              set.add(field.getFullName());
              Collection<?> values = value instanceof Collection<?> many ? many : List.of(value);
              for (Object one : values) {
                if (one instanceof Message below) {
                  count(below);
                }
              }
            });
  }

  Set<String> neverSet() {
    Set<String> never = new TreeSet<>(all);
    never.removeAll(set);
    return never;
  }

  private void describe(Descriptor type, Set<Descriptor> seen) {
    if (!seen.add(type)) {
      return;
    }
    for (FieldDescriptor field : type.getFields()) {
      all.add(field.getFullName());
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        describe(field.getMessageType(), seen);
      }
    }
  }
}

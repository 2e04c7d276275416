package dev.tradewind.ingestion.bulk;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.regex.Pattern;

/** Where one field of an event comes from, ready to be used row by row. */
record FieldMapping(
    FieldPath path, Source source, RowValues.Conversion conversion, String separator) {

  /** Sets the field from a row; leaves it unset where the row has no value. */
  void set(Message.Builder event, RowCursor row) {
    String text = source.text(row);
    if (text.isEmpty()) {
      return;
    }
    Message.Builder target = event;
    List<FieldDescriptor> steps = path.steps();
    for (FieldDescriptor step : steps.subList(0, steps.size() - 1)) {
      target =
          step.isRepeated()
              ? target.getRepeatedFieldBuilder(step, target.getRepeatedFieldCount(step) - 1)
              : target.getFieldBuilder(step);
    }
    put(target, text, row);
  }

  private void put(Message.Builder target, String text, RowCursor row) {
    FieldDescriptor field = path.last();
    if (path.mapKey().isPresent()) {
      Message.Builder entry = target.newBuilderForField(field);
      FieldDescriptor value = field.getMessageType().findFieldByName("value");
      entry.setField(field.getMessageType().findFieldByName("key"), path.mapKey().get());
      entry.setField(
          value, RowValues.read(path, text, row, (raw, any) -> RowValues.scalar(value, raw)));
      target.addRepeatedField(field, entry.build());
    } else if (field.isRepeated()) {
      String[] parts = separator.isEmpty() ? new String[] {text} : cut(text);
      for (String part : parts) {
        target.addRepeatedField(field, part.strip());
      }
    } else {
      target.setField(field, RowValues.read(path, text, row, conversion));
    }
  }

  private String[] cut(String text) {
    return text.split(Pattern.quote(separator), -1);
  }

  /** Where the text comes from. */
  interface Source {
    String text(RowCursor row);
  }
}

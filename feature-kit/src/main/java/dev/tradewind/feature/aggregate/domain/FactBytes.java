package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The packed form of an event, for a replay that sorts events outside of memory. It is read by the
 * same version of the code that wrote it, and never kept.
 */
@SuppressWarnings("EnumOrdinal") // The reader is the same version of the code.
public final class FactBytes {

  private static final EventType[] TYPES = EventType.values();
  private static final LineValue[] VALUES = LineValue.values();
  private static final Purpose[] PURPOSES = Purpose.values();
  private static final LineValue[] TEXTS =
      Arrays.stream(VALUES).filter(LineValue::isText).toArray(LineValue[]::new);

  private FactBytes() {}

  /** All of an event but its time and its place in the log, which a replay sorts by. */
  public static byte[] of(EventFact event) {
    ByteWriter out = new ByteWriter();
    out.writeUnsigned(event.type().ordinal());
    out.writeText(event.subject());
    write(event.context(), out);
    out.writeUnsigned(event.lines().size());
    event.lines().forEach(line -> write(line, out));
    return out.toBytes();
  }

  private static void write(EventContext context, ByteWriter out) {
    for (LineValue name : TEXTS) {
      String text = context.text(name);
      if (!text.isEmpty()) {
        out.writeUnsigned(name.ordinal() + 1L);
        out.writeText(text);
      }
    }
    out.writeUnsigned(0);
    out.writeUnsigned(context.properties().size());
    new TreeMap<>(context.properties())
        .forEach(
            (name, text) -> {
              out.writeText(name);
              out.writeText(text);
            });
    out.writeUnsigned(context.metrics().size());
    new TreeMap<>(context.metrics())
        .forEach(
            (name, number) -> {
              out.writeText(name);
              out.writeFixed(Double.doubleToRawLongBits(number));
            });
    long denied = 0;
    for (Purpose purpose : PURPOSES) {
      denied |= context.denies(purpose) ? 1L << purpose.ordinal() : 0;
    }
    out.writeUnsigned(denied);
  }

  private static void write(EventLine line, ByteWriter out) {
    List<String> texts =
        List.of(line.itemId(), line.category(), line.categoryPath(), line.brand(), line.currency());
    long[] numbers = {
      line.quantity(), line.unitPrice(), line.amount(), line.stars(), line.position(), line.pieces()
    };
    long present = 0;
    for (int i = 0; i < texts.size(); i++) {
      present |= texts.get(i).isEmpty() ? 0 : 1L << i;
    }
    for (int i = 0; i < numbers.length; i++) {
      present |= numbers[i] == EventLine.ABSENT ? 0 : 1L << (texts.size() + i);
    }
    out.writeUnsigned(present);
    texts.stream().filter(text -> !text.isEmpty()).forEach(out::writeText);
    for (long number : numbers) {
      if (number != EventLine.ABSENT) {
        out.writeSigned(number);
      }
    }
  }

  /**
   * Reads an event.
   *
   * @param occurredAt microseconds
   */
  public static EventFact read(byte[] bytes, long occurredAt, int partition, long offset) {
    ByteReader in = new ByteReader(bytes);
    EventType type = TYPES[(int) in.readUnsigned()];
    String subject = in.readText();
    EventContext context = context(in);
    int size = in.readCount();
    List<EventLine> lines = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      lines.add(line(in));
    }
    in.expectEnd();
    return new EventFact(type, subject, occurredAt, partition, offset, context, lines);
  }

  private static EventContext context(ByteReader in) {
    EventContext.Builder context = new EventContext.Builder();
    for (long name = in.readUnsigned(); name != 0; name = in.readUnsigned()) {
      context.text(VALUES[(int) name - 1], in.readText());
    }
    Map<String, String> properties = new LinkedHashMap<>();
    for (int i = in.readCount(); i > 0; i--) {
      properties.put(in.readText(), in.readText());
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = in.readCount(); i > 0; i--) {
      metrics.put(in.readText(), Double.longBitsToDouble(in.readFixed()));
    }
    long bits = in.readUnsigned();
    Set<Purpose> denied = EnumSet.noneOf(Purpose.class);
    for (Purpose purpose : PURPOSES) {
      if ((bits & (1L << purpose.ordinal())) != 0) {
        denied.add(purpose);
      }
    }
    return context.custom(properties, metrics).denied(denied).build();
  }

  private static EventLine line(ByteReader in) {
    long present = in.readUnsigned();
    String[] texts = new String[5];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = (present & 1L << i) == 0 ? "" : in.readText();
    }
    long[] numbers = new long[6];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (present & 1L << (texts.length + i)) == 0 ? EventLine.ABSENT : in.readSigned();
    }
    return new EventLine(
        texts[0],
        texts[1],
        texts[2],
        texts[3],
        texts[4],
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        numbers[5]);
  }
}

package dev.tradewind.ingestion.bulk;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.tradewind.ingestion.message.DecimalMoney;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Locale;

/** A column's text as the value of a field. */
final class RowValues {

  private static final int MAX_DIGITS = 64;

  private RowValues() {}

  /** The value of a field that is neither a time nor an amount of money. */
  static Object scalar(FieldDescriptor field, String text) {
    return switch (field.getJavaType()) {
      case STRING -> text;
      case INT -> decimal(text).intValueExact();
      case LONG -> decimal(text).longValueExact();
      case DOUBLE -> finite(Double.parseDouble(text));
      case FLOAT -> Float.parseFloat(text);
      case BOOLEAN -> bool(text);
      case ENUM -> enumValue(field, text);
      case BYTE_STRING, MESSAGE -> throw new IllegalStateException(field.getFullName());
    };
  }

  /** An amount of money. */
  static Object money(String text, String currency) {
    return DecimalMoney.of(decimal(text), currency);
  }

  /** Runs a conversion; what it cannot read becomes an unreadable value of the field. */
  static Object read(FieldPath path, String text, RowCursor row, Conversion conversion) {
    try {
      return conversion.convert(text, row);
    } catch (NumberFormatException notANumber) {
      throw new ValueUnreadable(path.text(), "a number is expected");
    } catch (ArithmeticException doesNotFit) {
      throw new ValueUnreadable(path.text(), "a whole number that fits the field is expected");
    } catch (DateTimeException notATime) {
      throw new ValueUnreadable(path.text(), "a time in the declared format is expected");
    } catch (IllegalArgumentException other) {
      throw new ValueUnreadable(path.text(), String.valueOf(other.getMessage()));
    }
  }

  private static BigDecimal decimal(String text) {
    BigDecimal number = new BigDecimal(text.strip());
    if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
      throw new ArithmeticException("too many digits");
    }
    return number;
  }

  private static double finite(double number) {
    if (!Double.isFinite(number)) {
      throw new ArithmeticException("not finite");
    }
    return number;
  }

  private static boolean bool(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> true;
      case "false", "0", "no" -> false;
      default -> throw new IllegalArgumentException("true or false is expected");
    };
  }

  /** By its whole name, or without what all names of the enum begin with. */
  private static EnumValueDescriptor enumValue(FieldDescriptor field, String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    for (EnumValueDescriptor value : field.getEnumType().getValues()) {
      if (value.getName().equals(name) || value.getName().endsWith("_" + name)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "a value of " + field.getEnumType().getName() + " is expected");
  }

  /** Reads a text of a row. */
  interface Conversion {
    Object convert(String text, RowCursor row);
  }
}

package dev.tradewind.training.report.plot;

/** Text inside of HTML and SVG. */
public final class Markup {

  private Markup() {}

  /** Safe as content and as a quoted attribute; control characters, which XML has not, go. */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                  if (isXml(c)) {
                    safe.appendCodePoint(c);
                  }
                }
              }
            });
    return safe.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }
}

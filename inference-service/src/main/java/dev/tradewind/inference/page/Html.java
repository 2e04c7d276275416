package dev.tradewind.inference.page;

import java.util.Locale;

/** Text into markup, and the look of all pages of this service. */
public final class Html {

  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, sans-serif; color: #1c2430; background: #f6f7f9; margin: 0 }
      main { max-width: 62rem; margin: 0 auto; padding: 1.5rem }
      h1 { font-size: 1.5rem; margin: .2rem 0 } h2 { font-size: 1.1rem; margin: 1.8rem 0 .5rem }
      section > h2:first-child { margin-top: 0 } nav { margin-bottom: .8rem; font-size: .85rem }
      nav a { margin-right: 1rem }
      a { color: #1456b8 } p { margin: .4rem 0 } .quiet { color: #5b6675 }
      section { background: #fff; border: 1px solid #dde1e7; border-radius: 6px; padding: 1rem 1.2rem;
        margin: 1rem 0 }
      .scroll { overflow-x: auto } .picture svg { min-width: 44rem }
      table { border-collapse: collapse; width: 100% }
      th, td { text-align: left; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid #e8ebef;
        white-space: nowrap }
      .name { white-space: normal; overflow-wrap: anywhere; min-width: 9rem } th.name { min-width: 5rem }
      main { overflow-wrap: break-word }
      th { font-weight: 600; color: #5b6675; font-size: .85rem }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
      .tag { display: inline-block; border-radius: 3px; padding: 0 .5rem; font-size: .85rem;
        background: #e8ebef }
      .good { background: #d9f0e0; color: #0c5227 } .bad { background: #fadcd9; color: #86160b }
      svg { width: 100%; height: auto; display: block } svg text { font: 12px system-ui, sans-serif;
        fill: #5b6675 }
      @media (max-width: 40rem) { main { padding: .8rem } section { padding: .8rem }
        th, .wrap td { white-space: normal } }
      """;

  /** From each page to the others. */
  private static final String PAGES =
      "<nav><a href=\"/predictions\">Predictions</a><a href=\"/drift\">Drift and skew</a>"
          + "<a href=\"/experiments\">Experiments</a></nav>";

  private Html() {}

  /** Text from data, which is never markup. */
  public static String text(String data) {
    StringBuilder safe = new StringBuilder(data.length() + 16);
    for (int place = 0; place < data.length(); place++) {
      char c = data.charAt(place);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  /** Numbers as they are written everywhere, whatever the machine is set to. */
  public static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** A whole page. */
  public static String page(String title, String content) {
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + text(title)
        + "</title><meta name=\"viewport\" content=\"width=device-width\"><style>"
        + STYLE
        + "</style></head><body><main>"
        + PAGES
        + content
        + "</main></body></html>";
  }
}

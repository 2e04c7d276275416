package dev.tradewind.local.console;

import com.google.errorprone.annotations.FormatMethod;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Says things to the person who started a command, one line at a time. Safe to use from several
 * threads.
 */
public final class Console {

  private final PrintStream out;
  private final boolean interactive;
  private int transientLength;

  public Console(PrintStream out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  /**
   * Standard output; progress lines overwrite each other only on a terminal, which the script
   * knows.
   */
  public static Console standard() {
    return new Console(System.out, Boolean.getBoolean("tradewind.terminal"));
  }

  /** Says a line. */
  @FormatMethod
  public synchronized void say(String format, Object... arguments) {
    clear();
    out.println(String.format(Locale.ROOT, format, arguments));
    out.flush();
  }

  /** Says nothing, with a line of its own. */
  public void blank() {
    say("");
  }

  /** Shows how far something is: in place on a terminal, not at all elsewhere. */
  @FormatMethod
  public synchronized void progress(String format, Object... arguments) {
    if (!interactive) {
      return;
    }
    clear();
    String line = String.format(Locale.ROOT, format, arguments);
    out.print(line);
    out.flush();
    transientLength = line.length();
  }

  private void clear() {
    if (transientLength > 0) {
      out.print("\r" + " ".repeat(transientLength) + "\r");
      transientLength = 0;
    }
  }
}

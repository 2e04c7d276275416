package dev.tradewind.inference.predict;

/** Which version of a model a call asks for. */
public sealed interface VersionChoice {

  /** The version that serves whoever asks for none. */
  VersionChoice SERVING = new Serving();

  /** The version of this number. */
  static VersionChoice of(long number) {
    return new Numbered(number);
  }

  /** The version that carries this label. */
  static VersionChoice labelled(String label) {
    return new Labelled(label);
  }

  /** See {@link #SERVING}. */
  record Serving() implements VersionChoice {}

  /**
   * See {@link #of}.
   *
   * @param version its number
   */
  record Numbered(long version) implements VersionChoice {}

  /**
   * See {@link #labelled}.
   *
   * @param name such as {@code champion} or {@code canary}
   */
  record Labelled(String name) implements VersionChoice {}
}

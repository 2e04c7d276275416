package dev.tradewind.feature.definition;

/**
 * The catalogue at one moment.
 *
 * @param revision grows with every change
 * @param format the form of stored state of the instance that was started last: instances of
 *     another release read along, but derive nothing anew
 */
public record StoredCatalogue(long revision, String format, Catalogue catalogue) {

  public StoredCatalogue with(Catalogue after) {
    return new StoredCatalogue(revision, format, after);
  }
}

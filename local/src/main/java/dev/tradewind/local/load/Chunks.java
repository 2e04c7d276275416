package dev.tradewind.local.load;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A stream, a limited number of elements at a time. */
final class Chunks {

  private Chunks() {}

  static <T> Iterable<List<T>> of(Stream<T> stream, int size) {
    Iterator<T> elements = stream.iterator();
    return () ->
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return elements.hasNext();
          }

          @Override
          public List<T> next() {
            List<T> chunk = new ArrayList<>(size);
            do {
              chunk.add(elements.next());
            } while (chunk.size() < size && elements.hasNext());
            return chunk;
          }
        };
  }
}

package dev.tradewind.feature.identity.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.util.Arrays;

/** Numbers ids from 0 on: open addressing over one array of all their bytes. */
final class IdTable {

  private static final int NONE = -1;

  /** Seeded anew in each process: nobody can choose ids that collide. */
  private static final HashFunction HASH = Hashing.goodFastHash(Integer.SIZE);

  private byte[] text = new byte[1024];
  private int textEnd;
  private int[] starts = new int[64];
  private int count;

  /** Numbers of ids, by hash; a power of two long, at most three quarters full. */
  private int[] slots = empty(128);

  /** The id's number; NONE where it has none. */
  int find(byte[] id) {
    return slots[slot(id)];
  }

  /** The id's number, given now where it had none. */
  int add(byte[] id) {
    int slot = slot(id);
    if (slots[slot] != NONE) {
      return slots[slot];
    }
    if (count == starts.length - 1) {
      starts = Arrays.copyOf(starts, starts.length + starts.length / 2);
    }
    if (text.length - textEnd < id.length) {
      text = Arrays.copyOf(text, Math.addExact(text.length, Math.max(text.length / 2, id.length)));
    }
    System.arraycopy(id, 0, text, textEnd, id.length);
    textEnd += id.length;
    starts[count + 1] = textEnd;
    slots[slot] = count++;
    if (count > slots.length / 4 * 3) {
      rehash();
    }
    return count - 1;
  }

  String text(int number) {
    return new String(text, starts[number], starts[number + 1] - starts[number], UTF_8);
  }

  long bytes() {
    return text.length + (long) Integer.BYTES * (starts.length + slots.length);
  }

  private int slot(byte[] id) {
    int slot = HASH.hashBytes(id).asInt() & (slots.length - 1);
    while (slots[slot] != NONE && !isAt(slots[slot], id)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isAt(int number, byte[] id) {
    return Arrays.equals(text, starts[number], starts[number + 1], id, 0, id.length);
  }

  private void rehash() {
    slots = empty(slots.length * 2);
    for (int number = 0; number < count; number++) {
      byte[] id = Arrays.copyOfRange(text, starts[number], starts[number + 1]);
      slots[slot(id)] = number;
    }
  }

  private static int[] empty(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }
}

package dev.tradewind.feature.identity.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.StampedLock;

/**
 * All links, compactly: a link whose two ids have 50 characters takes 130 to 170 bytes, where maps
 * of strings would take some 400. For one writer and many readers.
 */
public final class PersonIndex implements Identities {

  private static final int NONE = -1;

  private final int maxLinks;
  private final StampedLock lock = new StampedLock();
  private IdTable ids = new IdTable();

  /** By number of an alias: its shopper's number. */
  private int[] shopper = {};

  /** By number of a shopper: the number of its newest alias. */
  private int[] newest = {};

  /** By number of an alias: the number of the alias linked to the same shopper before it. */
  private int[] before = {};

  /** By number of an alias: its place among all links. */
  private int[] place = {};

  /** By number of an alias: since when, microseconds. */
  private long[] linkedAt = {};

  private volatile int links;

  /**
   * Holds no links yet.
   *
   * @param maxLinks how many it takes at most
   */
  public PersonIndex(int maxLinks) {
    this.maxLinks = maxLinks;
  }

  /**
   * Takes a link; one whose alias is linked already changes nothing.
   *
   * @return false where there is no room
   */
  public boolean add(Link link) {
    long stamp = lock.writeLock();
    try {
      if (links == maxLinks) {
        return false;
      }
      int to = number(link.shopper());
      int alias = number(link.alias());
      if (shopper[alias] == NONE && to != alias) {
        shopper[alias] = to;
        linkedAt[alias] = link.linkedAt();
        before[alias] = newest[to];
        newest[to] = alias;
        int known = links;
        place[alias] = known;
        links = known + 1;
      }
      return true;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  private int number(String id) {
    int number = ids.add(id.getBytes(UTF_8));
    if (number >= shopper.length) {
      int old = shopper.length;
      int grown = Math.max(64, old + old / 2);
      shopper = grow(shopper, grown);
      newest = grow(newest, grown);
      before = grow(before, grown);
      place = grow(place, grown);
      linkedAt = Arrays.copyOf(linkedAt, grown);
    }
    return number;
  }

  private static int[] grow(int[] from, int length) {
    int[] grown = Arrays.copyOf(from, length);
    Arrays.fill(grown, from.length, length, NONE);
    return grown;
  }

  /** Forgets everything. */
  public void clear() {
    long stamp = lock.writeLock();
    try {
      ids = new IdTable();
      shopper = new int[0];
      newest = new int[0];
      before = new int[0];
      place = new int[0];
      linkedAt = new long[0];
      links = 0;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /** How many links are known. */
  public int size() {
    return links;
  }

  /** How much memory the links take. */
  public long bytes() {
    long stamp = lock.readLock();
    try {
      return ids.bytes() + shopper.length * (4L * Integer.BYTES + Long.BYTES);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  @Override
  public List<String> idsOf(String id, long asOf) {
    if (links == 0) {
      return List.of(id);
    }
    long stamp = lock.readLock();
    try {
      int number = ids.find(id.getBytes(UTF_8));
      if (number == NONE) {
        return List.of(id);
      }
      boolean isAlias = shopper[number] != NONE && linkedAt[number] < asOf;
      int person = isAlias ? shopper[number] : number;
      List<String> found = new ArrayList<>();
      found.add(isAlias ? ids.text(person) : id);
      for (int alias = newest[person]; alias != NONE; alias = before[alias]) {
        if (linkedAt[alias] < asOf) {
          found.add(alias == number ? id : ids.text(alias));
        }
      }
      return found;
    } finally {
      lock.unlockRead(stamp);
    }
  }

  @Override
  public Optional<Link> linkOf(String id) {
    return linkOf(id, Integer.MAX_VALUE);
  }

  /** By the links that are known now: later ones change nothing. */
  public Links known() {
    int known = links;
    return id -> linkOf(id, known);
  }

  private Optional<Link> linkOf(String id, int first) {
    long stamp = lock.readLock();
    try {
      int number = ids.find(id.getBytes(UTF_8));
      return number == NONE || shopper[number] == NONE || place[number] >= first
          ? Optional.empty()
          : Optional.of(new Link(ids.text(shopper[number]), id, linkedAt[number]));
    } finally {
      lock.unlockRead(stamp);
    }
  }
}

package dev.tradewind.ingestion.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** Ids as the contracts want them: 1 to 64 letters, digits and {@code _ . : -}. */
public final class OpaqueIds {

  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

  private OpaqueIds() {}

  /** Whether the contracts take it as it is. */
  public static boolean isOpaque(String id) {
    return OPAQUE.matcher(id).matches();
  }

  /**
   * The id as it is where the contracts take it, else a digest of it: the same for the same id, so
   * that what it joins stays joined. For ids that name no person; empty stays empty.
   */
  public static String fitting(String prefix, String id) {
    return id.isEmpty() || isOpaque(id) ? id : digest(prefix, id);
  }

  /** SHA-256 of a text as an id, 44 to 60 characters. */
  public static String digest(String prefix, String text) {
    try {
      return id(prefix, MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  static String id(String prefix, byte[] digest) {
    return prefix + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}

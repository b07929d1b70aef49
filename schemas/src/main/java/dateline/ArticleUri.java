package dateline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The rule that makes the URI of an article: the key of every record that speaks of it, the same
 * over all its versions.
 *
 * <p>{@code urn:dateline:PROVIDER:DIGEST}, where the digest is the first 130 bits of SHA-256 over
 * the provider's identifier in base 32 (RFC 4648 section 7, lower case). The provider is part of it
 * because an identifier is unique only within its provider; the version never is, because a newer
 * version is the same article. What the identifier was taken from (guid, permalink, canonical
 * address) is no part of it either, so that a feed that gives the address as guid and a page that
 * gives it as canonical link meet in one article.
 */
public final class ArticleUri {

  private static final Pattern PROVIDER = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");
  private static final Pattern ARTICLE_URI =
      Pattern.compile("urn:dateline:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?:[0-9a-v]{26}");
  private static final char[] BASE32_HEX = "0123456789abcdefghijklmnopqrstuv".toCharArray();
  private static final int DIGITS = 26;

  private ArticleUri() {}

  /**
   * Makes the URI.
   *
   * @param provider the provider's short name: lower-case letters, digits and hyphens, at most 64
   * @param identifier the provider's identifier of the article, opaque and compared byte by byte
   * @throws IllegalArgumentException if the provider's name is malformed or the identifier is blank
   */
  public static String of(String provider, String identifier) {
    if (!isProvider(provider)) {
      throw new IllegalArgumentException("not a provider name (a-z, 0-9, hyphen): " + provider);
    }
    if (identifier.isBlank()) {
      throw new IllegalArgumentException("an article needs an identifier");
    }
    return "urn:dateline:" + provider + ":" + digest(identifier);
  }

  /** Whether the text may name a provider. */
  public static boolean isProvider(String text) {
    return PROVIDER.matcher(text).matches();
  }

  /** Whether the text has the form of an article URI. */
  public static boolean isArticleUri(String text) {
    return ARTICLE_URI.matcher(text).matches();
  }

  private static String digest(String identifier) {
    byte[] hash = sha256(identifier.getBytes(StandardCharsets.UTF_8));
    StringBuilder digits = new StringBuilder(DIGITS);
    for (int bit = 0; digits.length() < DIGITS; bit += 5) {
      int window = (hash[bit / 8] & 0xff) << 8 | (hash[bit / 8 + 1] & 0xff);
      digits.append(BASE32_HEX[window >> (11 - bit % 8) & 31]);
    }
    return digits.toString();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

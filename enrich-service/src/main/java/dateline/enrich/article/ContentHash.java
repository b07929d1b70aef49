package dateline.enrich.article;

import dateline.RawArticle;
import dateline.RawMedia;
import dateline.RawTag;
import dateline.enrich.text.ExtractedText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The hash that two deliveries share when they bring the same content: over everything editorial
 * and nothing that a server stamps (times, versions, addresses of the delivery). White space counts
 * as one blank.
 */
final class ContentHash {

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private final MessageDigest digest = sha256();

  private ContentHash() {}

  static String of(RawArticle raw, ExtractedText text) {
    ContentHash hash = new ContentHash();
    hash.add(text.headline().orElse(""));
    hash.add(text.standfirst().orElse(""));
    hash.add(text.summary().orElse(""));
    hash.add(text.plain());
    hash.add(text.dateline().orElse(""));
    text.credits().forEach(credit -> hash.add(credit.role() + " " + credit.name()));
    hash.addAll(
        List.of(
            Objects.toString(raw.getSlugline(), ""),
            Objects.toString(raw.getUrgency(), ""),
            Objects.toString(raw.getEdNote(), ""),
            Objects.toString(raw.getUsageTerms(), ""),
            Objects.toString(raw.getPubStatus(), "usable")));
    raw.getTags().stream().map(RawTag::getLabel).sorted().forEach(hash::add);
    raw.getMedia().stream().map(RawMedia::getHref).sorted().forEach(hash::add);
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private void addAll(List<String> parts) {
    parts.forEach(this::add);
  }

  /**
   * Each part ends with a byte that no UTF-8 text holds, so that parts cannot flow into each other.
   */
  private void add(String part) {
    digest.update(
        WHITE_SPACE.matcher(part.strip()).replaceAll(" ").getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0xff);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

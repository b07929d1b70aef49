package dateline.ingest.format;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The parts of an item that come in numbers. */
public record Parts(
    List<Text> texts,
    List<Time> times,
    List<Tag> tags,
    List<Credit> credits,
    List<Link> links,
    List<Medium> media) {

  public Parts {
    texts = List.copyOf(texts);
    times = List.copyOf(times);
    tags = List.copyOf(tags);
    credits = List.copyOf(credits);
    links = List.copyOf(links);
    media = List.copyOf(media);
  }

  /** A text in a role; the media type is {@code text/plain} or {@code text/html}. */
  public record Text(String role, String contentType, String value) {}

  /** A time, unread, and the element that held it. */
  public record Time(String role, String raw, String source) {}

  /** A category, entity or keyword. */
  public record Tag(
      String kind,
      String label,
      Optional<String> uri,
      Optional<String> literal,
      Optional<String> scheme,
      Optional<String> rel,
      OptionalInt relevance,
      OptionalInt confidence) {

    /** A tag of which only the label and the vocabulary are known. */
    public static Tag of(String kind, String label, Optional<String> scheme) {
      return new Tag(
          kind,
          label,
          Optional.empty(),
          Optional.empty(),
          scheme,
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());
    }
  }

  /**
   * A credit line.
   *
   * @param raw the line, without what the format itself sets apart from it
   * @param email the person's mail address, where the format sets it apart; never published
   * @param page the person's own page, where the format has one
   */
  public record Credit(String role, String raw, Optional<String> email, Optional<String> page) {

    /** A line of which nothing is set apart. */
    public Credit(String role, String raw) {
      this(role, raw, Optional.empty(), Optional.empty());
    }
  }

  /** A link. */
  public record Link(
      String rel, String href, Optional<String> title, Optional<String> contentType) {}

  /** A medium. */
  public record Medium(
      String type,
      String href,
      Optional<String> contentType,
      Optional<String> title,
      Optional<String> caption,
      Optional<String> credit,
      OptionalInt width,
      OptionalInt height,
      OptionalLong sizeInBytes) {}
}

package dateline.ingest.format;

import java.util.Optional;

/**
 * What an article's URI is made from.
 *
 * @param source where it was taken from
 * @param identifier the identifier, opaque and unique within the provider
 */
public record Identity(Source source, String identifier) {

  /** In order of preference. */
  public enum Source {
    /** The provider's opaque identifier. */
    GUID,
    /** The item's permanent link. */
    PERMALINK,
    /** The address that the page names, or was delivered under. */
    CANONICAL,
    /** Service, keyword line and day of a text wire, which leads, takes and corrections share. */
    KEYWORD,
    /** Service, number and day of a text wire. */
    WIRE_NUMBER,
    /** Hash of the normalised title and body: all that a nameless item has. */
    CONTENT
  }

  /** The provider's identifier as it goes into the record: what we put together is none. */
  public Optional<String> guid() {
    return switch (source) {
      case GUID, PERMALINK, CANONICAL -> Optional.of(identifier);
      case KEYWORD, WIRE_NUMBER, CONTENT -> Optional.empty();
    };
  }
}

package dateline.enrich.relate;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the window needs to know of an article.
 *
 * @param uri the article's URI; a newer version under the same URI replaces the older one
 * @param feed feed that carried it
 * @param headline may be empty
 * @param language ISO 639-1 code; empty when unknown
 * @param time when the article reached us or was published; the window keeps it until it is too old
 * @param text plain body text
 * @param names labels of people, organisations and places; keywords are in the text anyway and
 *     would count twice
 */
public record Entry(
    String uri,
    String feed,
    String headline,
    String language,
    Instant time,
    String text,
    List<String> names) {

  public Entry {
    Objects.requireNonNull(uri);
    Objects.requireNonNull(feed);
    Objects.requireNonNull(headline);
    Objects.requireNonNull(language);
    Objects.requireNonNull(time);
    Objects.requireNonNull(text);
    names = List.copyOf(names);
  }
}

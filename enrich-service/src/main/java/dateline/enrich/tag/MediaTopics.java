package dateline.enrich.tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * IPTC Media Topics (CC-BY-4.0, see the resource): concepts with their labels in several languages
 * and their broader concepts, and the names that providers use for them.
 */
final class MediaTopics {

  /**
   * A concept.
   *
   * @param id eight digits
   * @param broader identifier of the broader concept; empty at the top
   * @param labels label by ISO 639-1 code
   */
  record Topic(String id, Optional<String> broader, Map<String, String> labels) {

    String uri() {
      return "http://cv.iptc.org/newscodes/mediatopic/" + id;
    }

    String label(String language) {
      return labels.getOrDefault(language, labels.get("en"));
    }
  }

  private static final String[] LANGUAGES = {"en", "de", "fr", "es", "pt", "sv", "da", "ar", "zh"};
  private static final MediaTopics INSTANCE = new MediaTopics();

  private final Map<String, Topic> byId = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();

  private MediaTopics() {
    for (String[] row : Resource.rows("media-topics.tsv")) {
      Map<String, String> labels = new HashMap<>();
      for (int i = 0; i < LANGUAGES.length && i + 2 < row.length; i++) {
        if (!row[i + 2].isEmpty()) {
          labels.put(LANGUAGES[i], row[i + 2]);
        }
      }
      byId.put(row[0], new Topic(row[0], Optional.of(row[1]).filter(b -> !b.isEmpty()), labels));
    }
    // A label of two concepts means the broader one: it comes later here and replaces the other.
    byId.values().stream()
        .sorted((a, b) -> path(b.id()).size() - path(a.id()).size())
        .forEach(topic -> topic.labels().values().forEach(name -> name(name, topic.id())));
    for (String[] row : Resource.rows("provider-subjects.tsv")) {
      for (String name : row[1].split("\\|")) {
        name(name, row[0]);
      }
    }
  }

  static MediaTopics get() {
    return INSTANCE;
  }

  /** The concept that a provider's category names, whatever its language. */
  Optional<Topic> named(String category) {
    String name = normal(category);
    return Optional.ofNullable(byName.get(name)).map(byId::get);
  }

  /** A concept by its identifier, or by a URI or code that ends in it. */
  Optional<Topic> withId(String code) {
    String id = code.length() > 8 ? code.substring(code.length() - 8) : code;
    return Optional.ofNullable(byId.get(id));
  }

  /** The concept and all above it, narrowest first. */
  List<Topic> path(String id) {
    List<Topic> path = new ArrayList<>();
    for (Topic topic = byId.get(id); topic != null && path.size() < 8; ) {
      path.add(topic);
      topic = topic.broader().map(byId::get).orElse(null);
    }
    return path;
  }

  private void name(String name, String id) {
    byName.put(normal(name), id);
  }

  private static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}

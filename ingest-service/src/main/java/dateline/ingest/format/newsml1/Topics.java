package dateline.ingest.format.newsml1;

import dateline.ingest.format.xml.XmlNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The topics that a document or item spells out ({@code TopicSet}): what the formal names and
 * references in its metadata stand for. Topic sets elsewhere are never fetched.
 */
final class Topics {

  private static final Map<String, String> KINDS =
      Map.of(
          "person", "person",
          "company", "organisation",
          "organization", "organisation",
          "organisation", "organisation",
          "location", "place",
          "country", "place",
          "geography", "place",
          "event", "event");

  private final Map<String, XmlNode> topics = new HashMap<>();

  void add(XmlNode topicSet) {
    topicSet
        .children("Topic")
        .forEach(
            topic -> {
              topic.attribute("Duid").ifPresent(id -> topics.putIfAbsent("#" + id, topic));
              topic.children("FormalName").forEach(name -> topics.putIfAbsent(name.text(), topic));
            });
  }

  /** What something is called that is named by {@code Topic} or {@code FormalName}. */
  String name(XmlNode named) {
    return of(named)
        .flatMap(
            topic ->
                Stream.concat(topic.children("Description"), topic.children("FormalName"))
                    .map(XmlNode::text)
                    .filter(text -> !text.isEmpty())
                    .findFirst())
        .or(() -> named.attribute("FormalName"))
        .orElseGet(named::text);
  }

  /** The kind of tag that the topic makes. */
  String kind(XmlNode named) {
    return of(named)
        .flatMap(topic -> topic.child("TopicType"))
        .flatMap(type -> type.attribute("FormalName"))
        .map(type -> KINDS.getOrDefault(type.toLowerCase(Locale.ROOT), "subject"))
        .orElse("subject");
  }

  private Optional<XmlNode> of(XmlNode named) {
    return Stream.of("Topic", "FormalName")
        .flatMap(each -> named.attribute(each).stream())
        .map(topics::get)
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }
}

package dateline.ingest.format.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An element of a feed with all in it, and where in the document's text it stands. */
final class XmlElement {

  private final String name;
  private final Map<String, String> attributes;
  private final String source;
  private final int start;
  private final StringBuilder text = new StringBuilder(0);
  private List<XmlElement> children = List.of();
  private int innerStart;
  private int innerEnd;
  private int end;

  XmlElement(String name, Map<String, String> attributes, String source, int start) {
    this.name = name;
    this.attributes = attributes;
    this.source = source;
    this.start = start;
  }

  void opened(int innerStart) {
    this.innerStart = innerStart;
  }

  void closed(int innerEnd, int end) {
    this.innerEnd = innerEnd;
    this.end = end;
  }

  void append(String characters) {
    text.append(characters);
  }

  void add(XmlElement child) {
    if (children.isEmpty()) {
      children = new ArrayList<>(4);
    }
    children.add(child);
  }

  /** Name with the prefix of {@link XmlNames}. */
  String name() {
    return name;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  boolean hasChildren() {
    return !children.isEmpty();
  }

  Stream<XmlElement> children(String child) {
    return children.stream().filter(each -> each.name.equals(child));
  }

  Optional<XmlElement> child(String child) {
    return children(child).findFirst();
  }

  /** Stripped text of the first child of one of these names that has any. */
  Optional<String> text(String... names) {
    return Stream.of(names)
        .flatMap(this::children)
        .map(XmlElement::text)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /**
   * Stripped text; with elements in it, which feeds forget to escape, their markup as it stands.
   */
  String text() {
    return (children.isEmpty() ? text.toString() : inner()).strip();
  }

  /** The markup between the element's tags. */
  String inner() {
    return source.substring(Math.min(innerStart, innerEnd), innerEnd);
  }
}

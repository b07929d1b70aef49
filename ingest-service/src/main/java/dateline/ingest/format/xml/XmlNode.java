package dateline.ingest.format.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element with all in it, in order, and where in the document's text it stands; or a run of
 * characters, which has no name. Elements are nested no deeper than {@link XmlScan} allows.
 */
public final class XmlNode {

  private final String name;
  private final Map<String, String> attributes;
  private final int start;
  private int end;
  private StringBuilder characters;
  private List<XmlNode> content = List.of();

  XmlNode(String name, Map<String, String> attributes, int start) {
    this.name = name;
    this.attributes = attributes;
    this.start = start;
  }

  void closed(int end) {
    this.end = end;
  }

  void add(XmlNode node) {
    if (content.isEmpty()) {
      content = new ArrayList<>(4);
    }
    content.add(node);
  }

  /** Adds characters; says whether they begin a new run. */
  boolean append(String more) {
    XmlNode last = content.isEmpty() ? null : content.get(content.size() - 1);
    boolean begins = last == null || !last.isText();
    if (begins) {
      last = new XmlNode("", Map.of(), 0);
      last.characters = new StringBuilder(more.length());
      add(last);
    }
    last.characters.append(more);
    return begins;
  }

  /** Name as {@link XmlScope} gives it; empty for a run of characters. */
  public String name() {
    return name;
  }

  /** Offset of the element's start tag in the document's text. */
  public int start() {
    return start;
  }

  /** Offset behind the element's end tag in the document's text. */
  public int end() {
    return end;
  }

  /** Whether this is a run of characters. */
  public boolean isText() {
    return characters != null;
  }

  /** Elements and characters, in order. */
  public List<XmlNode> content() {
    return Collections.unmodifiableList(content);
  }

  /** An attribute by its name as written, stripped, unless it is blank. */
  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** The element's children of a name. */
  public Stream<XmlNode> children(String child) {
    return content.stream().filter(each -> each.name.equals(child) && !each.isText());
  }

  /** All child elements. */
  public Stream<XmlNode> children() {
    return content.stream().filter(each -> !each.isText());
  }

  /** The first element at the end of a path of child names. */
  public Optional<XmlNode> child(String... path) {
    return all(path).findFirst();
  }

  /** All elements at the end of a path of child names. */
  public Stream<XmlNode> all(String... path) {
    Stream<XmlNode> found = Stream.of(this);
    for (String step : path) {
      found = found.flatMap(each -> each.children(step));
    }
    return found;
  }

  /** All elements of a name below this one, in the order of the document. */
  public Stream<XmlNode> below(String descendant) {
    return children()
        .flatMap(
            each ->
                Stream.concat(
                    each.name.equals(descendant) ? Stream.of(each) : Stream.empty(),
                    each.below(descendant)));
  }

  /** All characters in it, as they came. */
  public String characters() {
    StringBuilder out = new StringBuilder();
    collect(out);
    return out.toString();
  }

  /** All characters in it as one line; empty if there are none. */
  public String text() {
    return characters().replaceAll("[\\s\\u00A0]+", " ").strip();
  }

  private void collect(StringBuilder out) {
    if (characters != null) {
      out.append(characters);
    }
    content.forEach(each -> each.collect(out));
  }
}

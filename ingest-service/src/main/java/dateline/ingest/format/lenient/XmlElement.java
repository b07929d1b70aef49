package dateline.ingest.format.lenient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An element with all in it, and where in the document's text it stands. */
public final class XmlElement {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final String name;
  private final XmlAttributes attributes;
  private final String source;
  private final int start;
  private final int innerStart;
  private String first = "";
  private StringBuilder more;
  private List<XmlElement> children = List.of();
  private int innerEnd;
  private int end;

  XmlElement(String name, XmlAttributes attributes, String source, int start, int innerStart) {
    this.name = name;
    this.attributes = attributes;
    this.source = source;
    this.start = start;
    this.innerStart = innerStart;
  }

  /** One that holds nothing. */
  public static XmlElement empty() {
    return new XmlElement("", XmlAttributes.NONE, "", 0, 0);
  }

  void closed(int innerEnd, int end) {
    this.innerEnd = innerEnd;
    this.end = end;
  }

  void append(String characters) {
    if (first.isEmpty()) {
      first = characters;
    } else {
      more = more == null ? new StringBuilder(first) : more;
      more.append(characters);
    }
  }

  void add(XmlElement child) {
    if (children.isEmpty()) {
      children = new ArrayList<>(4);
    }
    children.add(child);
  }

  /** Name with the prefix of the {@link Vocabulary}. */
  public String name() {
    return name;
  }

  /** Where its start tag starts. */
  public int start() {
    return start;
  }

  /** Where it ends. */
  public int end() {
    return end;
  }

  /** An attribute by its name as written, stripped, unless it is blank. */
  public Optional<String> attribute(String attribute) {
    return attributes.get(attribute);
  }

  /**
   * The language that it declares (XML section 2.12), with the hyphens of BCP 47; a blank one says
   * that none is known, whatever the elements around it declare.
   */
  public Optional<String> language() {
    return attributes.has("xml:lang")
        ? Optional.of(attributes.get("xml:lang").orElse("").replace('_', '-'))
        : Optional.empty();
  }

  /** Whether elements stand in it. */
  public boolean hasChildren() {
    return !children.isEmpty();
  }

  /** Whether anything stands in it, or in what stands in it. */
  public boolean isFilled() {
    return !characters().isBlank() || children.stream().anyMatch(XmlElement::isFilled);
  }

  /** The elements in it. */
  public List<XmlElement> children() {
    return children;
  }

  /** The elements of a name in it. */
  public Stream<XmlElement> children(String child) {
    return children.stream().filter(each -> each.name.equals(child));
  }

  /** The first child of a name. */
  public Optional<XmlElement> child(String child) {
    for (XmlElement each : children) {
      if (each.name.equals(child)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The first child of the first of these names that has one with anything in it. */
  public Optional<XmlElement> filled(String... names) {
    for (String each : names) {
      for (XmlElement child : children) {
        if (child.name.equals(each) && !child.text().isEmpty()) {
          return Optional.of(child);
        }
      }
    }
    return Optional.empty();
  }

  /** Stripped text of the first child of one of these names that has any. */
  public Optional<String> text(String... names) {
    return filled(names).map(XmlElement::text);
  }

  /**
   * Stripped text; with elements in it, which feeds forget to escape, their markup as it stands.
   */
  public String text() {
    return children.isEmpty() ? characters().strip() : markup();
  }

  /** What stands between its tags, as HTML writes it. */
  public String markup() {
    return Inline.markup(source, innerStart, Math.max(innerStart, innerEnd)).strip();
  }

  /** All characters in it and in its elements as one line. */
  public String line() {
    StringBuilder all = new StringBuilder();
    collect(all);
    return SPACE.matcher(all).replaceAll(" ").strip();
  }

  private void collect(StringBuilder all) {
    all.append(characters());
    children.forEach(
        each -> {
          all.append(' ');
          each.collect(all);
        });
  }

  /** All characters that stand directly in it, as they are. */
  public String characters() {
    return more == null ? first : more.toString();
  }
}

package dateline.ingest.format.feed;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jsoup.nodes.Entities;

/**
 * Reads a feed's XML once from front to back and hands out its entries as they end. Nothing outside
 * of the document is ever read: a DOCTYPE is skipped, entities are HTML's or none.
 */
final class FeedScanner {

  private static final int MAX_DEPTH = 200;
  private static final WstxInputFactory FACTORY = factory();

  private final String source;
  private final FeedBudget budget;
  private final Consumer<XmlElement> entries;
  private final Map<String, String> head = new HashMap<>();
  private final Deque<XmlElement> open = new ArrayDeque<>();
  private final Deque<XmlNames> scopes = new ArrayDeque<>();
  private String root = "";
  private int lastEnd;
  private XmlNames outer = XmlNames.none();
  private XMLStreamReader2 xml;

  FeedScanner(String source, XmlNames scope, FeedBudget budget, Consumer<XmlElement> entries) {
    this.source = source;
    this.budget = budget;
    this.entries = entries;
    this.scopes.push(scope);
  }

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    // Prefixes are resolved here, because feeds forget to declare them.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.getConfig().setMaxElementDepth(MAX_DEPTH);
    factory.getConfig().setMaxAttributesPerElement(200);
    return factory;
  }

  /** Reads to the end, to where the document stops being XML, or until the budget is spent. */
  void scan() throws XMLStreamException {
    xml = (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(source));
    try {
      while (!budget.isSpent() && xml.hasNext()) {
        event(xml.next());
      }
    } finally {
      xml.closeCompletely();
    }
  }

  /** Name of the root element; empty before it was seen. */
  String root() {
    return root;
  }

  /** Namespaces that the root and its channel declare. */
  XmlNames outerScope() {
    return outer;
  }

  /** Offset behind the last whole entry. */
  int lastEnd() {
    return lastEnd;
  }

  /** What the feed says about itself, by the name of the element or root attribute. */
  Optional<String> head(String name) {
    return Optional.ofNullable(head.get(name)).filter(value -> !value.isBlank());
  }

  private void event(int type) throws XMLStreamException {
    switch (type) {
      case XMLStreamReader2.START_ELEMENT -> start();
      case XMLStreamReader2.END_ELEMENT -> end();
      case XMLStreamReader2.CHARACTERS, XMLStreamReader2.CDATA, XMLStreamReader2.SPACE ->
          append(xml.getText());
      case XMLStreamReader2.ENTITY_REFERENCE -> append(entity(xml.getLocalName()));
      default -> {
        // Comments, instructions, the DOCTYPE: nothing of the feed.
      }
    }
  }

  private void start() throws XMLStreamException {
    Map<String, String> attributes = attributes();
    budget.takeParts(1 + attributes.size());
    XmlNames scope = scopes.peek().with(attributes);
    scopes.push(scope);
    XmlElement element =
        new XmlElement(
            scope.of(xml.getLocalName()),
            attributes,
            source,
            (int) xml.getLocationInfo().getStartingCharOffset());
    element.opened((int) xml.getLocationInfo().getEndingCharOffset());
    if (root.isEmpty()) {
      root = element.name();
      attributes.forEach(head::putIfAbsent);
    }
    if (open.size() < 2 && !isEntry(element.name())) {
      outer = scope;
    }
    open.push(element);
  }

  private Map<String, String> attributes() {
    if (xml.getAttributeCount() == 0) {
      return Map.of();
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  private void end() throws XMLStreamException {
    scopes.pop();
    XmlElement element = open.pop();
    element.closed(
        (int) xml.getLocationInfo().getStartingCharOffset(),
        (int) xml.getLocationInfo().getEndingCharOffset());
    if (isEntry(element.name()) && open.stream().noneMatch(outer -> isEntry(outer.name()))) {
      lastEnd = element.end();
      budget.takeItem();
      entries.accept(element);
    } else if (open.stream().anyMatch(outer -> isEntry(outer.name()))) {
      open.peek().add(element);
    } else if (!element.hasChildren() && open.size() <= 2) {
      head.putIfAbsent(element.name(), element.text());
    }
  }

  private void append(String characters) {
    if (!open.isEmpty()) {
      open.peek().append(characters);
    }
  }

  static boolean isEntry(String name) {
    return name.equals("item") || name.equals("atom:entry");
  }

  /** HTML's named characters; an unknown one stays as written. */
  private static String entity(String name) {
    String character = Entities.getByName(name);
    return character.isEmpty() ? "&" + name + ";" : character;
  }
}

package dateline.ingest.format.xml;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jsoup.nodes.Entities;

/**
 * Reads a document once from front to back and hands out its items as they end: the outermost
 * elements of given names. Nothing outside of the document is ever read: a DOCTYPE is skipped with
 * all that it declares, entities are HTML's or none.
 */
public final class XmlScan {

  private static final int MAX_DEPTH = 200;
  private static final WstxInputFactory FACTORY = factory();

  private final String source;
  private final XmlBudget budget;
  private final Set<String> itemNames;
  private final Consumer<XmlNode> items;
  private final Deque<XmlNode> open = new ArrayDeque<>();
  private final Deque<XmlScope> scopes = new ArrayDeque<>();
  private int itemDepth;
  private String root = "";
  private int lastEnd;
  private XmlScope outer;
  private XMLStreamReader2 xml;
  private XmlNode ended;

  /** Of a text in which these namespaces are in force. */
  public XmlScan(
      String source,
      XmlScope scope,
      XmlBudget budget,
      Set<String> itemNames,
      Consumer<XmlNode> items) {
    this.source = source;
    this.budget = budget;
    this.itemNames = itemNames;
    this.items = items;
    this.outer = scope;
    this.scopes.push(scope);
  }

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    // Prefixes are resolved here, so that one that was not declared breaks nothing.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.getConfig().setMaxElementDepth(MAX_DEPTH);
    factory.getConfig().setMaxAttributesPerElement(200);
    return factory;
  }

  /** Name of a document's root element without its prefix; empty if it has none. */
  public static String rootName(String text) {
    try {
      XMLStreamReader2 xml =
          (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(text));
      try {
        while (xml.hasNext()) {
          if (xml.next() == XMLStreamReader2.START_ELEMENT) {
            return xml.getLocalName().substring(xml.getLocalName().indexOf(':') + 1);
          }
        }
        return "";
      } finally {
        xml.closeCompletely();
      }
    } catch (XMLStreamException | RuntimeException e) {
      return "";
    }
  }

  /**
   * Reads to the end or until the budget is spent; says why it could not, if so. What those who get
   * the items throw is theirs and goes on to the caller.
   */
  public Optional<String> scan() {
    Optional<String> fault;
    do {
      fault = toNextItem();
      if (ended != null) {
        items.accept(ended);
      }
    } while (fault.isEmpty() && ended != null && !budget.isSpent());
    return fault;
  }

  private Optional<String> toNextItem() {
    ended = null;
    try {
      if (xml == null) {
        xml = (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(source));
      }
      while (ended == null && !budget.isSpent() && xml.hasNext()) {
        event(xml.next());
      }
      return Optional.empty();
    } catch (XMLStreamException | RuntimeException e) {
      // Woodstox wraps what it meets inside of some parts into unchecked exceptions.
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse("not XML"));
    }
  }

  /** Name of the root element; empty before it was seen. */
  public String root() {
    return root;
  }

  /** Namespaces in force around the items. */
  public XmlScope outerScope() {
    return outer;
  }

  /** Offset behind the last whole item. */
  public int lastEnd() {
    return lastEnd;
  }

  private void event(int type) throws XMLStreamException {
    switch (type) {
      case XMLStreamReader2.START_ELEMENT -> start();
      case XMLStreamReader2.END_ELEMENT -> end();
      case XMLStreamReader2.CHARACTERS, XMLStreamReader2.CDATA, XMLStreamReader2.SPACE ->
          append(xml.getText());
      case XMLStreamReader2.ENTITY_REFERENCE -> append(entity(xml.getLocalName()));
      default -> {
        // Comments, instructions, the DOCTYPE: nothing of the item.
      }
    }
  }

  private void start() throws XMLStreamException {
    Map<String, String> attributes = attributes();
    budget.takeParts(1 + attributes.size());
    XmlScope scope = scopes.peek().with(attributes);
    scopes.push(scope);
    XmlNode node =
        new XmlNode(
            scope.name(xml.getLocalName()),
            attributes,
            (int) xml.getLocationInfo().getStartingCharOffset());
    root = root.isEmpty() ? node.name() : root;
    if (itemDepth > 0 || itemNames.contains(node.name())) {
      itemDepth++;
    } else {
      outer = scope;
    }
    open.push(node);
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
    XmlNode node = open.pop();
    node.closed((int) xml.getLocationInfo().getEndingCharOffset());
    if (itemDepth == 0) {
      return;
    }
    itemDepth--;
    if (itemDepth > 0) {
      open.peek().add(node);
    } else {
      lastEnd = node.end();
      budget.takeItem();
      ended = node;
    }
  }

  private void append(String characters) {
    if (itemDepth > 0 && open.peek().append(characters)) {
      budget.takeParts(1);
    }
  }

  /** HTML's named characters; an unknown one stays as written. */
  private static String entity(String name) {
    String character = Entities.getByName(name);
    return character.isEmpty() ? "&" + name + ";" : character;
  }
}

package dateline.ingest.opml;

import com.ctc.wstx.exc.WstxException;
import com.ctc.wstx.stax.WstxInputFactory;
import dateline.ingest.format.DecodedText;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jsoup.nodes.Entities;

/**
 * Reads OPML 1.0 and 2.0 (opml.org/spec2.opml), as feed readers write it: bare ampersands in
 * addresses and HTML's entities break nothing. Nothing outside of the document is ever read: a
 * DOCTYPE is skipped with all that it declares.
 */
public final class OpmlReader {

  /** Feeds of one document. */
  public static final int MOST = 20_000;

  private static final int MAX_DEPTH = 40;
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})");
  private static final Pattern AMPERSAND =
      Pattern.compile("&(?!(?:amp|lt|gt|quot|apos|#\\d{1,7}|#x[0-9a-fA-F]{1,6});)(\\w{2,31};)?");
  private static final WstxInputFactory FACTORY = factory();

  private OpmlReader() {}

  /**
   * The feeds of a document, in its order.
   *
   * @throws NotOpmlException if it is no OPML, or holds more than {@link #MOST}
   */
  public static List<Outline> read(byte[] bytes) throws NotOpmlException {
    String head =
        new String(
            bytes, 0, Math.min(bytes.length, 300), java.nio.charset.StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(head);
    Optional<String> charset = declared.find() ? Optional.of(declared.group(1)) : Optional.empty();
    String text = repaired(DecodedText.of(bytes, Optional.empty(), charset).text().strip());
    try {
      XMLStreamReader2 xml =
          (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(text));
      try {
        return outlines(xml);
      } finally {
        xml.closeCompletely();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      String why = e instanceof WstxException w ? firstLine(w) : String.valueOf(e.getMessage());
      throw new NotOpmlException(Math.max(1, line), "is no well-formed XML: " + why);
    }
  }

  private static List<Outline> outlines(XMLStreamReader2 xml)
      throws XMLStreamException, NotOpmlException {
    List<Outline> feeds = new ArrayList<>();
    // One entry for each open outline; a feed opens no folder.
    Deque<Optional<String>> open = new ArrayDeque<>();
    boolean opml = false;
    while (xml.hasNext()) {
      int event = xml.next();
      boolean outline = xml.hasName() && xml.getLocalName().equalsIgnoreCase("outline");
      if (event == XMLStreamReader2.START_ELEMENT && !opml) {
        opml = xml.getLocalName().equalsIgnoreCase("opml");
        if (!opml) {
          throw new NotOpmlException(line(xml), "is no OPML: begins with " + xml.getLocalName());
        }
      } else if (event == XMLStreamReader2.START_ELEMENT && outline) {
        Outline found = new Outline(attributes(xml), folders(open), line(xml));
        boolean feed = OutlineJson.isFeed(found);
        if (feed) {
          feeds.add(found);
        }
        if (feeds.size() > MOST) {
          throw new NotOpmlException(line(xml), "has more than " + MOST + " feeds");
        }
        String name = found.attribute("text");
        name = name.isEmpty() ? found.attribute("title") : name;
        open.addLast(feed || name.isEmpty() ? Optional.empty() : Optional.of(name));
      } else if (event == XMLStreamReader2.END_ELEMENT && outline && !open.isEmpty()) {
        open.removeLast();
      }
    }
    return feeds;
  }

  private static List<String> folders(Deque<Optional<String>> open) {
    return open.stream().flatMap(Optional::stream).toList();
  }

  private static Map<String, String> attributes(XMLStreamReader2 xml) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  private static int line(XMLStreamReader2 xml) {
    return xml.getLocation().getLineNumber();
  }

  /** Ampersands that begin nothing, and entities that only HTML declares. */
  private static String repaired(String text) {
    return AMPERSAND
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1);
              String character =
                  name == null ? "" : Entities.getByName(name.substring(0, name.length() - 1));
              return character.isEmpty()
                  ? "&amp;" + (name == null ? "" : name)
                  : Matcher.quoteReplacement(character.replace("<", "&lt;"));
            });
  }

  private static String firstLine(WstxException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    // A prefix that was not declared breaks nothing.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.getConfig().setMaxElementDepth(MAX_DEPTH);
    factory.getConfig().setMaxAttributesPerElement(100);
    factory.getConfig().setMaxAttributeSize(16 * 1024);
    return factory;
  }
}

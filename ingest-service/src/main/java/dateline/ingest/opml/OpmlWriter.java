package dateline.ingest.opml;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes OPML 2.0: folders as outlines, feeds in them. */
public final class OpmlWriter {

  private OpmlWriter() {}

  /** A folder, with what is in it. */
  private static final class Folder {
    private final Map<String, Folder> folders = new TreeMap<>();
    private final List<Outline> feeds = new ArrayList<>();
  }

  /** The document, in UTF-8. */
  public static byte[] write(List<Outline> feeds, String title, Instant now) {
    Folder root = new Folder();
    for (Outline feed : feeds) {
      Folder folder = root;
      for (String name : feed.folders()) {
        folder = folder.folders.computeIfAbsent(name, key -> new Folder());
      }
      folder.feeds.add(feed);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      WstxOutputFactory factory = new WstxOutputFactory();
      XMLStreamWriter xml = factory.createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("opml");
      xml.writeAttribute("version", "2.0");
      xml.writeNamespace("dateline", OutlineJson.NAMESPACE);
      xml.writeStartElement("head");
      element(xml, "title", title);
      element(
          xml,
          "dateCreated",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
      xml.writeEndElement();
      xml.writeStartElement("body");
      write(xml, root, "\n  ");
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory takes everything", e);
    }
    return bytes.toByteArray();
  }

  private static void write(XMLStreamWriter xml, Folder folder, String indent)
      throws XMLStreamException {
    for (Map.Entry<String, Folder> each : folder.folders.entrySet()) {
      xml.writeCharacters(indent);
      xml.writeStartElement("outline");
      xml.writeAttribute("text", each.getKey());
      write(xml, each.getValue(), indent + "  ");
      xml.writeCharacters(indent);
      xml.writeEndElement();
    }
    for (Outline feed : folder.feeds) {
      xml.writeCharacters(indent);
      xml.writeEmptyElement("outline");
      for (Map.Entry<String, String> each : new TreeMap<>(feed.attributes()).entrySet()) {
        int colon = each.getKey().indexOf(':');
        if (colon < 0) {
          xml.writeAttribute(each.getKey(), each.getValue());
        } else {
          xml.writeAttribute(
              "dateline",
              OutlineJson.NAMESPACE,
              each.getKey().substring(colon + 1),
              each.getValue());
        }
      }
    }
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}

package dateline.ingest.format.nitf;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.xml.XmlBudget;
import dateline.ingest.format.xml.XmlNode;
import dateline.ingest.format.xml.XmlScan;
import dateline.ingest.format.xml.XmlScope;
import dateline.ingest.format.xml.XmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An NITF document: one item, whose bytes are the whole document. */
public final class NitfDocument implements WireFormat {

  @Override
  public int expansion() {
    return 10;
  }

  @Override
  public boolean statesPriority() {
    return true;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    if (document.bytes().length > bounds.itemBytes()) {
      return bounds.itemTooLarge();
    }
    DecodedText decoded = XmlText.of(document);
    // Transmission systems put blank lines in front of documents.
    String text = decoded.text().substring(Math.max(0, decoded.text().indexOf('<')));
    XmlBudget budget = new XmlBudget(bounds);
    List<XmlNode> found = new ArrayList<>();
    XmlScan scan = new XmlScan(text, XmlScope.none(), budget, Set.of("nitf"), found::add);
    Optional<String> fault = scan.scan();
    if (budget.excess().isPresent()) {
      return budget.excess().get();
    }
    if (fault.isPresent() || found.size() != 1) {
      return new Reading.Unreadable(fault.orElse("not an NITF document: root is " + scan.root()));
    }
    Payload payload =
        new Payload(
            "nitf",
            "application/nitf+xml",
            Optional.of(decoded.charset().name()),
            document.bytes());
    Entry entry = NitfItem.read(found.get(0), payload);
    return entry instanceof Entry.Broken broken
        ? new Reading.Invalid(broken.faults())
        : new Reading.Items(List.of(entry));
  }
}

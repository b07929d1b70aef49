package dateline.ingest.format.newsml;

import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Payload;
import dateline.ingest.format.VersionedGuid;
import dateline.ingest.format.xml.XmlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes a {@code newsItem} apart. */
final class G2Item {

  /** NewsML-G2 leaves an identifier's length open; ninjs' bound is as good as any. */
  private static final int MAX_IDENTIFIER = 2048;

  private static final Set<String> STATES = Set.of("usable", "withheld", "canceled");

  private final XmlNode item;
  private final Optional<XmlNode> header;
  private final QCodes codes;
  private final Asserts asserts;
  private final ItemBuilder builder = new ItemBuilder();

  private G2Item(XmlNode item, Optional<XmlNode> header) {
    this.item = item;
    this.header = header;
    this.codes = new QCodes(item);
    this.asserts = new Asserts(item);
  }

  /**
   * Reads the item. One of another kind than news or a package is broken: it has no article in it.
   *
   * @param header the news message's that it came in
   * @param strict whether the item is held to the standard's rules; one that takes an article back
   *     is read all the same
   */
  static Entry read(XmlNode item, Optional<XmlNode> header, boolean strict, Payload payload) {
    G2Item read = new G2Item(item, header);
    if (strict && !read.takesBack()) {
      List<Fault> faults = G2Rules.faults(item);
      if (!faults.isEmpty()) {
        return new Entry.Broken(payload, faults);
      }
    }
    if (!item.name().equals("newsItem") && !item.name().equals("packageItem")) {
      return broken(
          payload,
          "a " + item.name() + " holds no article: only a newsItem or packageItem is taken");
    }
    return read.read(payload);
  }

  private boolean takesBack() {
    return item.child("itemMeta", "pubStatus")
        .flatMap(this::status)
        .filter(status -> !status.equals("usable"))
        .isPresent();
  }

  static Entry broken(Payload payload, String message) {
    return new Entry.Broken(payload, List.of(new Fault("", message)));
  }

  private Entry read(Payload payload) {
    Optional<String> guid = item.attribute("guid");
    if (guid.isEmpty()) {
      return broken(payload, "the " + item.name() + " has no guid");
    }
    if (guid.get().length() > MAX_IDENTIFIER) {
      return broken(payload, "its guid is longer than " + MAX_IDENTIFIER + " characters");
    }
    VersionedGuid named = VersionedGuid.of(guid.get(), item.attribute("version"));
    named.version().ifPresent(version -> builder.fact(Fact.VERSION, version));
    item.children("itemMeta").forEach(this::itemMeta);
    item.children("rightsInfo").forEach(this::rights);
    new ContentMeta(codes, asserts, builder).read(item);
    new ContentSet(codes, builder).read(item);
    if (item.name().equals("packageItem")) {
      new GroupSet(codes, builder).read(item);
    }
    G2Remainder.read(item, named.guid(), codes, asserts, builder);
    header.ifPresent(this::header);
    return builder.entry(new Identity(Identity.Source.GUID, named.guid()), payload);
  }

  private void itemMeta(XmlNode meta) {
    for (String name : new String[] {"firstCreated", "versionCreated", "expires"}) {
      meta.children(name).forEach(time -> builder.time(name, time.text(), name));
    }
    meta.children("embargoed").forEach(this::embargo);
    meta.child("pubStatus").flatMap(this::status).ifPresent(s -> builder.fact(Fact.PUB_STATUS, s));
    meta.children("signal").forEach(this::signal);
    builder.fact(
        Fact.ED_NOTE,
        meta.children("edNote")
            .map(XmlNode::text)
            .filter(note -> !note.isEmpty())
            .collect(Collectors.joining("\n")));
    meta.child("provider")
        .flatMap(asserts::givenName)
        .ifPresent(provider -> builder.fact(Fact.INFO_SOURCE, provider));
    meta.children("title").forEach(title -> builder.text("title", "text/plain", title.text()));
    meta.children("link").forEach(this::link);
  }

  /** What the message says for items that don't: how urgent they are, and of when. */
  private void header(XmlNode header) {
    if (builder.fact(Fact.URGENCY).isEmpty()) {
      header.child("priority").ifPresent(priority -> builder.urgency(priority.text()));
    }
    if (item.child("itemMeta", "versionCreated").isEmpty()) {
      header
          .child("sent")
          .ifPresent(sent -> builder.time("versionCreated", sent.text(), "newsMessage/sent"));
    }
  }

  /** An empty one is an embargo without an end; the tag stands for a time that nobody can read. */
  private void embargo(XmlNode embargoed) {
    String until = embargoed.text();
    builder.time("embargoed", until.isEmpty() ? "<embargoed/>" : until, "embargoed");
  }

  /**
   * The status must be of IPTC's scheme. So a code of an unknown alias is read, too, as the
   * standard allows no other scheme here: a kill is not missed for want of a catalog.
   */
  private Optional<String> status(XmlNode status) {
    return codes
        .of(status)
        .filter(code -> code.scheme().isEmpty() || code.isIn(QCodes.PUB_STATUS))
        .map(QCodes.Code::code)
        .filter(STATES::contains);
  }

  private void signal(XmlNode signal) {
    codes
        .of(signal)
        .map(QCodes.Code::name)
        .or(() -> signal.attribute("literal"))
        .ifPresent(builder::signal);
  }

  private void link(XmlNode link) {
    Optional<String> href = link.attribute("href");
    if (href.isPresent()) {
      String rel = codes.code(link, "rel");
      builder.link(
          new Parts.Link(
              rel.isEmpty() ? "related" : rel,
              href.get(),
              link.attribute("title").or(() -> link.child("title").map(XmlNode::text)),
              link.attribute("contenttype")));
    }
  }

  private void rights(XmlNode rights) {
    rights
        .child("copyrightHolder")
        .map(asserts::name)
        .ifPresent(holder -> builder.factIfAbsent(Fact.COPYRIGHT_HOLDER, holder));
    rights
        .child("copyrightNotice")
        .ifPresent(notice -> builder.factIfAbsent(Fact.COPYRIGHT_NOTICE, notice.text()));
    builder.factIfAbsent(
        Fact.USAGE_TERMS,
        rights.children("usageTerms").map(XmlNode::text).collect(Collectors.joining(" ")));
  }
}

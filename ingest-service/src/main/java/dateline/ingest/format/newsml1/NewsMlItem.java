package dateline.ingest.format.newsml1;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes a {@code NewsItem} of NewsML 1.x apart: identification, management, then its components.
 */
final class NewsMlItem {

  private static final int MAX_IDENTIFIER = 2048;

  private static final Pattern CORRECTION =
      Pattern.compile("(?i)correct(?:ion|ive|ed)?|rectif(?:y|ication|icatif)|corrig\\w*");

  private final XmlNode item;
  private final Topics topics;
  private final ItemBuilder builder = new ItemBuilder();

  private NewsMlItem(XmlNode item, Topics topics) {
    this.item = item;
    this.topics = topics;
  }

  /** Reads the item; what the envelope says stands for what the item leaves out. */
  static Entry read(XmlNode item, Optional<XmlNode> envelope, Topics topics, Payload payload) {
    return new NewsMlItem(item, topics).read(envelope, payload);
  }

  private Entry read(Optional<XmlNode> envelope, Payload payload) {
    Optional<VersionedGuid> guid =
        item.child("Identification", "NewsIdentifier").flatMap(NewsMlItem::identifier);
    if (guid.isEmpty()) {
      return broken(payload, "the NewsItem has no NewsIdentifier");
    }
    if (guid.get().guid().length() > MAX_IDENTIFIER) {
      return broken(payload, "its identifier is longer than " + MAX_IDENTIFIER + " characters");
    }
    if (item.child("NewsComponent").isEmpty() && item.child("Update").isPresent()) {
      return broken(payload, "holds only changes to an earlier revision, not the item");
    }
    guid.get().version().ifPresent(version -> builder.fact(Fact.VERSION, version));
    item.child("Identification").ifPresent(this::labels);
    item.child("NewsManagement").ifPresent(this::management);
    item.children("NewsComponent")
        .forEach(component -> component.children("TopicSet").forEach(topics::add));
    Components components = new Components(topics, builder);
    item.children("NewsComponent").forEach(components::read);
    components.finish();
    item.child("Identification", "NameLabel")
        .filter(label -> builder.fact(Fact.SLUGLINE).isEmpty())
        .ifPresent(label -> builder.fact(Fact.SLUGLINE, label.text()));
    envelope.ifPresent(this::envelope);
    item.child("Identification", "NewsIdentifier", "PublicIdentifier")
        .map(XmlNode::text)
        .filter(whole -> !whole.equals(guid.get().guid()))
        .ifPresent(
            whole ->
                builder.fact(
                    Fact.NINJS,
                    JsonNodeFactory.instance.objectNode().put("uri", whole).toString()));
    return builder.entry(new Identity(Identity.Source.GUID, guid.get().guid()), payload);
  }

  private static Entry broken(Payload payload, String message) {
    return new Entry.Broken(payload, List.of(new Fault("", message)));
  }

  /** The public identifier, else one that is made of its parts as the standard makes it. */
  private static Optional<VersionedGuid> identifier(XmlNode identifier) {
    Optional<String> revision = text(identifier, "RevisionId");
    Optional<String> whole = text(identifier, "PublicIdentifier");
    Optional<String> parts =
        text(identifier, "NewsItemId")
            .map(
                id ->
                    "urn:newsml:"
                        + text(identifier, "ProviderId").orElse("")
                        + ":"
                        + text(identifier, "DateId").orElse("")
                        + ":"
                        + id);
    return whole.or(() -> parts).map(guid -> VersionedGuid.of(guid, revision));
  }

  private void labels(XmlNode identification) {
    identification
        .children("Label")
        .forEach(
            label ->
                text(label, "LabelText")
                    .ifPresent(
                        words ->
                            builder.tag(
                                Parts.Tag.of(
                                    "keyword",
                                    words,
                                    label
                                        .child("LabelType")
                                        .flatMap(type -> type.attribute("FormalName"))))));
    identification
        .child("NewsIdentifier", "RevisionId")
        .flatMap(revision -> revision.attribute("Update"))
        .filter(update -> !update.equals("N"))
        .ifPresent(update -> builder.signal("newsml:" + update));
  }

  private void management(XmlNode management) {
    text(management, "FirstCreated")
        .ifPresent(raw -> builder.time("firstCreated", raw, "FirstCreated"));
    text(management, "ThisRevisionCreated")
        .ifPresent(raw -> builder.time("versionCreated", raw, "ThisRevisionCreated"));
    formal(management, "Urgency").ifPresent(builder::urgency);
    status(management);
    management
        .children("Instruction")
        .forEach(
            each ->
                each.attribute("FormalName")
                    .ifPresent(
                        code ->
                            builder.signal(
                                CORRECTION.matcher(code).matches()
                                    ? "sig:correction"
                                    : "newsml:" + code.toLowerCase(Locale.ROOT))));
    for (String name : new String[] {"DerivedFrom", "AssociatedWith"}) {
      management
          .children(name)
          .forEach(
              each ->
                  each.attribute("NewsItem")
                      .ifPresent(
                          href ->
                              builder.link(
                                  new Parts.Link(
                                      "related", href, Optional.empty(), Optional.empty()))));
    }
    String notes =
        management
            .children("Property")
            .filter(each -> each.attribute("FormalName").orElse("").matches("(?i).*note.*"))
            .flatMap(each -> each.attribute("Value").stream())
            .collect(Collectors.joining("\n"));
    builder.fact(Fact.ED_NOTE, notes);
  }

  /**
   * The status, and when it changes. Embargoed is a time: that of the change, else one that nobody
   * can read. So is an item that is withheld only until it becomes usable. One that will be
   * cancelled expires.
   */
  private void status(XmlNode management) {
    String status =
        formal(management, "Status")
            .map(word -> word.toLowerCase(Locale.ROOT).replace("cancelled", "canceled"))
            .orElse("");
    Optional<XmlNode> change = management.child("StatusWillChange");
    Optional<String> at = change.flatMap(each -> text(each, "DateAndTime"));
    String future =
        change
            .flatMap(each -> formal(each, "FutureStatus"))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .orElse("");
    boolean opens = future.equals("usable") && at.isPresent();
    switch (status) {
      case "embargoed" ->
          builder.time("embargoed", at.orElse("Embargoed"), opens ? "StatusWillChange" : "Status");
      case "withheld" -> {
        if (opens) {
          builder.time("embargoed", at.get(), "StatusWillChange");
        } else {
          builder.fact(Fact.PUB_STATUS, status);
        }
      }
      case "usable", "canceled" -> builder.fact(Fact.PUB_STATUS, status);
      default -> {
        // A status of the provider's own says nothing that we know.
      }
    }
    if (status.equals("usable") && future.startsWith("cancel") && at.isPresent()) {
      builder.time("expires", at.get(), "StatusWillChange");
    }
  }

  private void envelope(XmlNode envelope) {
    if (builder.fact(Fact.URGENCY).isEmpty()) {
      formal(envelope, "Priority").ifPresent(builder::urgency);
    }
    if (item.child("NewsManagement", "ThisRevisionCreated").isEmpty()) {
      text(envelope, "DateAndTime")
          .ifPresent(raw -> builder.time("versionCreated", raw, "NewsEnvelope/DateAndTime"));
    }
  }

  static Optional<String> formal(XmlNode node, String child) {
    return node.child(child).flatMap(each -> each.attribute("FormalName"));
  }

  static Optional<String> text(XmlNode node, String child) {
    return node.child(child).map(XmlNode::text).filter(text -> !text.isEmpty());
  }
}

package dateline.ingest.format.nitf;

import dateline.ingest.format.ContentHash;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.format.VersionedGuid;
import dateline.ingest.format.xml.XmlNode;
import java.util.List;
import java.util.Optional;

/** Takes an NITF document apart that stands for itself. */
final class NitfItem {

  /** NITF leaves an identifier's length open; ninjs' bound is as good as any. */
  private static final int MAX_IDENTIFIER = 2048;

  private NitfItem() {}

  static Entry read(XmlNode nitf, Payload payload) {
    ItemBuilder builder = new ItemBuilder();
    Docdata.read(nitf, builder);
    NitfStory.read(nitf, builder);
    language(nitf).ifPresent(language -> builder.fact(Fact.LANGUAGE, language));
    Optional<Identity> identity = identity(nitf, builder);
    if (identity.isEmpty()) {
      return broken(payload, "holds neither doc-id, du-key nor text");
    }
    if (identity.get().identifier().length() > MAX_IDENTIFIER) {
      return broken(payload, "its identifier is longer than " + MAX_IDENTIFIER + " characters");
    }
    return builder.entry(identity.get(), payload);
  }

  private static Entry broken(Payload payload, String message) {
    return new Entry.Broken(payload, List.of(new Fault("", message)));
  }

  private static Optional<String> language(XmlNode nitf) {
    return nitf.attribute("xml:lang")
        .or(() -> nitf.child("body").flatMap(body -> body.attribute("xml:lang")))
        .or(() -> nitf.child("head").flatMap(head -> head.attribute("xml:lang")));
  }

  /**
   * The document's identifier, unique within who registered it. A provider that gives none may have
   * a key that is "created daily, and used to create versions of news" (NITF, {@code du-key}).
   */
  private static Optional<Identity> identity(XmlNode nitf, ItemBuilder builder) {
    Optional<XmlNode> docdata = nitf.child("head", "docdata");
    Optional<Identity> named =
        docdata
            .flatMap(data -> data.child("doc-id"))
            .flatMap(id -> id.attribute("id-string").map(name -> registered(id, name, builder)));
    return named
        .or(() -> docdata.flatMap(NitfItem::daily))
        .or(
            () ->
                builder.hasText()
                    ? Optional.of(
                        ContentHash.identity(
                            builder.firstText("headline").orElse(""),
                            builder.firstText("body").orElse("")))
                    : Optional.empty());
  }

  private static Identity registered(XmlNode id, String name, ItemBuilder builder) {
    VersionedGuid named = VersionedGuid.of(name, builder.fact(Fact.VERSION));
    named.version().ifPresent(version -> builder.fact(Fact.VERSION, version));
    String scope = id.attribute("regsrc").map(source -> source + ":").orElse("");
    return new Identity(Identity.Source.GUID, scope + named.guid());
  }

  private static Optional<Identity> daily(XmlNode docdata) {
    Optional<String> key = docdata.child("du-key").flatMap(each -> each.attribute("key"));
    Optional<String> day =
        docdata
            .child("date.issue")
            .flatMap(each -> each.attribute("norm"))
            .map(norm -> norm.replace("-", ""))
            .filter(norm -> norm.matches("\\d{8}.*"))
            .map(norm -> norm.substring(0, 8));
    return key.flatMap(
        word -> day.map(date -> new Identity(Identity.Source.KEYWORD, word + "/" + date)));
  }
}

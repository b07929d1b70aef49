package dateline.store.write;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import dateline.PubStatus;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** The bans that stand, and the removal of text that they demand. */
final class Bans {

  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final Collections collections;

  Bans(Collections collections) {
    this.collections = collections;
  }

  /** The bans with these keys: URIs of articles and keys of versions. */
  BanSet of(Set<String> ids) {
    BanSet bans = new BanSet();
    for (Document found : collections.bans().find(in(Fields.ID, ids)).batchSize(ids.size() + 1)) {
      bans.add(
          new Ban(
              found.get("uri", found.getString(Fields.ID)),
              Optional.ofNullable(found.getString("versionKey")),
              found.getLong(Fields.SEQUENCE),
              found.getLong(Fields.GUARD),
              found.getString("reason"),
              found.getDate("at").toInstant()));
    }
    return bans;
  }

  /** Makes the bans known to all writers; a higher one that stands already stays. */
  void raise(BanSet bans) {
    List<Document> documents = new ArrayList<>();
    for (Ban ban : bans.all()) {
      Document document =
          new Document(Fields.ID, ban.id())
              .append("uri", ban.uri())
              .append(Fields.SEQUENCE, ban.sequence())
              .append(Fields.GUARD, ban.guard())
              .append("reason", ban.reason())
              .append("at", Date.from(ban.at()));
      ban.version().ifPresent(key -> document.append("versionKey", key));
      documents.add(document);
    }
    GuardedWrites.upsert(collections.bans(), documents);
  }

  /**
   * Takes the text from everything stored that a ban covers: versions, and the article's state
   * where the one version that a ban names is the current one for now.
   */
  void enforce(BanSet bans) {
    List<WriteModel<Document>> versions = new ArrayList<>();
    List<WriteModel<Document>> states = new ArrayList<>();
    for (Ban ban : bans.all()) {
      if (ban.version().isEmpty()) {
        versions.add(
            new UpdateManyModel<>(
                and(eq("uri", ban.uri()), lte(Fields.SEQUENCE, ban.sequence())),
                replacement(textFree())));
      } else {
        versions.add(new UpdateOneModel<>(eq(Fields.ID, ban.id()), replacement(textFree())));
        states.add(
            new UpdateOneModel<>(
                and(eq(Fields.ID, ban.uri()), eq("versionKey", ban.version().get())),
                replacement(textFree().append("withdrawal", literal(ArticleDocuments.why(ban))))));
      }
    }
    write(collections.versions(), versions);
    write(collections.articles(), states);
  }

  private static void write(
      MongoCollection<Document> collection, List<WriteModel<Document>> removals) {
    if (!removals.isEmpty()) {
      collection.bulkWrite(removals, UNORDERED);
    }
  }

  private static List<Document> replacement(Document with) {
    return List.of(new Document("$replaceWith", with));
  }

  private static Document textFree() {
    Document free = new Document(Fields.ID, "$_id");
    TextFree.FIELDS.forEach(field -> free.append(field, "$" + field));
    return free.append(Fields.WITHDRAWN, literal(true))
        .append("pubStatus", literal(PubStatus.canceled.name()));
  }

  private static Document literal(Object value) {
    return new Document("$literal", value);
  }
}

package dateline.store.write;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateManyModel;
import dateline.PubStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The bans that stand, and the removal of text that they demand. */
final class Bans {

  private final Collections collections;

  Bans(Collections collections) {
    this.collections = collections;
  }

  /** The bans of these articles, by URI. */
  Map<String, Ban> of(Set<String> uris) {
    Map<String, Ban> bans = new HashMap<>();
    for (Document found : collections.bans().find(in(Fields.ID, uris)).batchSize(uris.size() + 1)) {
      Ban ban =
          new Ban(
              found.getString(Fields.ID),
              found.getLong(Fields.SEQUENCE),
              found.getLong(Fields.GUARD),
              PubStatus.valueOf(found.getString("pubStatus")),
              found.getString("reason"),
              found.getDate("at").toInstant());
      bans.put(ban.uri(), ban);
    }
    return bans;
  }

  /** Makes the bans known to all writers; a higher one that stands already stays. */
  void raise(Collection<Ban> bans) {
    List<Document> documents = new ArrayList<>();
    for (Ban ban : bans) {
      documents.add(
          new Document(Fields.ID, ban.uri())
              .append(Fields.SEQUENCE, ban.sequence())
              .append(Fields.GUARD, ban.guard())
              .append("pubStatus", ban.pubStatus().name())
              .append("reason", ban.reason())
              .append("at", Date.from(ban.at())));
    }
    GuardedWrites.upsert(collections.bans(), documents);
  }

  /** Takes the text from every stored version that a ban covers. */
  void enforce(Collection<Ban> bans) {
    List<UpdateManyModel<Document>> removals = new ArrayList<>(bans.size());
    for (Ban ban : bans) {
      removals.add(
          new UpdateManyModel<>(
              and(
                  eq("uri", ban.uri()),
                  or(lte(Fields.SEQUENCE, ban.sequence()), eq(Fields.LATE, true))),
              List.of(new Document("$replaceWith", textFree(ban)))));
    }
    if (!removals.isEmpty()) {
      collections.versions().bulkWrite(removals, new BulkWriteOptions().ordered(false));
    }
  }

  private static Document textFree(Ban ban) {
    Document free = new Document(Fields.ID, "$_id");
    TextFree.FIELDS.forEach(field -> free.append(field, "$" + field));
    return free.append(Fields.WITHDRAWN, new Document("$literal", true))
        .append("pubStatus", new Document("$literal", ban.pubStatus().name()));
  }
}

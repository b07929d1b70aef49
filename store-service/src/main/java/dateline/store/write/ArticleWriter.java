package dateline.store.write;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dateline.Withdrawal;
import dateline.store.StoreConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Applies changes and withdrawals to MongoDB. Every call may be repeated, in part or in whole, and
 * by several writers at once: the outcome is the same. When a call returns, MongoDB has
 * acknowledged all of it; when it throws {@link StoreUnavailableException}, call it again later.
 */
@ApplicationScoped
public class ArticleWriter {

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final ExecutorService beside =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "store-versions");
            thread.setDaemon(true);
            return thread;
          });
  private final Collections collections;
  private final Bans bans;
  private final InstantSource clock;
  private final int mostTerms;

  /** Writes to the given collections. */
  public ArticleWriter(Collections collections, StoreConfig config) {
    this.mostTerms = config.search().terms();
    this.collections = collections;
    this.bans = new Bans(collections);
    this.clock = InstantSource.system();
  }

  /**
   * What a batch came to.
   *
   * @param rejected changes that can't be stored
   * @param fresh changes that are now their article's current state and were not before
   */
  public record Applied(List<Rejection> rejected, List<Change> fresh) {}

  /** Makes the collections and indexes; those that exist stay. */
  public void prepare() {
    attempt(
        () -> {
          Indexes.ensure(collections);
          return null;
        });
  }

  /**
   * Applies a batch.
   *
   * @param changes the changes
   * @param next per partition, the offset behind the last record of the batch
   */
  public Applied apply(List<Change> changes, Map<Integer, Long> next) {
    return attempt(
        () -> {
          Applied applied = store(changes);
          recordChanges(changes, applied.rejected);
          recordApplied(next);
          return applied;
        });
  }

  /**
   * Applies withdrawals of the fast lane. Releases and reinstatements change nothing: the change
   * opens the article, which brings the text.
   */
  public void applyWithdrawals(List<Withdrawal> withdrawals) {
    attempt(
        () -> {
          BanSet raised = new BanSet();
          Map<String, Document> markers = new LinkedHashMap<>();
          Instant now = clock.instant();
          for (Withdrawal withdrawal : withdrawals) {
            Ban.of(withdrawal).forEach(raised::add);
            Closing.of(withdrawal)
                .map(status -> ArticleDocuments.marker(withdrawal, status, now))
                .ifPresent(
                    marker -> markers.merge(withdrawal.getUri(), marker, GuardedWrites::higher));
          }
          bans.raise(raised);
          GuardedWrites.upsert(collections.articles(), List.copyOf(markers.values()));
          bans.enforce(raised);
          return null;
        });
  }

  private Applied store(List<Change> changes) {
    List<Change> remaining = new ArrayList<>(changes);
    List<Rejection> rejected = new ArrayList<>();
    List<Change> fresh = new ArrayList<>();
    if (remaining.isEmpty()) {
      return new Applied(rejected, fresh);
    }
    Set<String> ids = BatchPlan.ids(changes);
    BanSet known = bans.of(ids);
    List<Rejection> refused;
    do {
      BatchPlan plan = BatchPlan.of(remaining, known, clock.instant(), mostTerms);
      bans.raise(plan.bans());
      bans.enforce(plan.bans());
      refused = new ArrayList<>(plan.unfit());
      write(plan, refused, fresh);
      // Without a refused change, the one before it is its article's newest: plan again.
      Set<Change> out = new HashSet<>();
      refused.forEach(rejection -> out.add(rejection.change()));
      Set<Change> told = new HashSet<>();
      refused.stream().filter(one -> told.add(one.change())).forEach(rejected::add);
      remaining.removeAll(out);
    } while (!refused.isEmpty() && !remaining.isEmpty());
    // The fast lane may have banned an article after we asked and before we wrote its versions. It
    // makes the ban known first and removes text then, and we write first and ask then: one of both
    // sees the other. Bans that we knew are enforced again: an attempt that was broken off may have
    // written text that the guard now takes for ours.
    bans.enforce(bans.of(ids));
    return new Applied(rejected, fresh);
  }

  private void write(BatchPlan plan, List<Rejection> refused, List<Change> fresh) {
    // Side by side, for neither needs the other: one wait for the journal instead of two.
    CompletableFuture<GuardedWrites.Outcome> versions =
        CompletableFuture.supplyAsync(
            () -> GuardedWrites.upsert(collections.versions(), documents(plan.versions())), beside);
    GuardedWrites.Outcome states =
        GuardedWrites.upsert(collections.articles(), documents(plan.states()));
    refuse(plan.versions(), result(versions), refused);
    refuse(plan.states(), states, refused);
    for (int i = 0; i < plan.states().size(); i++) {
      if (!states.stale().contains(i) && !states.rejected().containsKey(i)) {
        fresh.add(plan.states().get(i).change());
      }
    }
  }

  private static <T> T result(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static void refuse(
      List<BatchPlan.Planned> planned, GuardedWrites.Outcome outcome, List<Rejection> refused) {
    outcome
        .rejected()
        .forEach((at, why) -> refused.add(new Rejection(planned.get(at).change(), why)));
  }

  private void recordChanges(List<Change> changes, List<Rejection> rejected) {
    Set<Change> out = rejected.stream().map(Rejection::change).collect(Collectors.toSet());
    List<Document> documents = new ArrayList<>(changes.size());
    for (Change change : changes) {
      if (!out.contains(change)) {
        documents.add(ChangeDocument.of(change));
      }
    }
    GuardedWrites.insertMissing(collections.changes(), documents);
  }

  private void recordApplied(Map<Integer, Long> next) {
    List<UpdateOneModel<Document>> updates = new ArrayList<>();
    next.forEach(
        (partition, offset) ->
            updates.add(
                new UpdateOneModel<>(
                    Filters.eq(Fields.ID, partition), Updates.max("next", offset), UPSERT)));
    if (!updates.isEmpty()) {
      collections.applied().bulkWrite(updates);
    }
  }

  private static List<Document> documents(List<BatchPlan.Planned> planned) {
    return planned.stream().map(BatchPlan.Planned::document).toList();
  }

  private static <T> T attempt(Supplier<T> work) {
    try {
      return work.get();
    } catch (MongoException e) {
      throw new StoreUnavailableException("MongoDB: " + e.getMessage(), e);
    }
  }
}

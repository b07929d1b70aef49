package dateline.ingest.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dateline.ingest.source.IngestConfig;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * First answers by feed and idempotency key, in the memory of this copy. A retry gets the first
 * answer, also while that is still being worked on; a refused push may be retried under its key. A
 * copy that does not remember works the push again: its records have the same identifiers, and the
 * same item is no event downstream.
 */
@Singleton
final class Answers {

  private static final int ENTRY_BYTES = 400;

  private record Key(String feed, String key) {}

  private record Answer(Fingerprint fingerprint, CompletableFuture<Receipt> receipt) {

    int weight() {
      boolean done = receipt.isDone() && !receipt.isCompletedExceptionally();
      long bytes = ENTRY_BYTES + (done ? receipt.join().weight() : 0);
      return (int) Math.min(Integer.MAX_VALUE, bytes);
    }
  }

  private final Cache<Key, Answer> answers;

  Answers(IngestConfig config) {
    answers =
        Caffeine.newBuilder()
            .maximumWeight(config.push().idempotencyMemory().asLongValue())
            .weigher((Key key, Answer answer) -> answer.weight())
            .expireAfterWrite(config.push().idempotencyTime())
            .build();
  }

  /**
   * The first answer to this key; it is asked for only if there is none.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 if the key came with another push
   */
  CompletableFuture<Receipt> first(
      String feed,
      String idempotencyKey,
      Fingerprint fingerprint,
      Supplier<CompletableFuture<Receipt>> work) {
    Key key = new Key(feed, idempotencyKey);
    Answer mine = new Answer(fingerprint, new CompletableFuture<>());
    Answer before = answers.asMap().putIfAbsent(key, mine);
    if (before != null) {
      if (!before.fingerprint().equals(fingerprint)) {
        throw Problems.keyReused();
      }
      return before.receipt().copy();
    }
    run(work)
        .whenComplete(
            (receipt, failure) -> {
              if (failure == null) {
                mine.receipt().complete(receipt);
                // Weighed again, now that its size is known.
                answers.asMap().replace(key, mine);
              } else {
                answers.asMap().remove(key, mine);
                mine.receipt().completeExceptionally(failure);
              }
            });
    // A copy for each asker: one that goes away must not cancel it for the others.
    return mine.receipt().copy();
  }

  private static CompletableFuture<Receipt> run(Supplier<CompletableFuture<Receipt>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}

package dateline.store.consume;

import dateline.ArticleChanged;
import dateline.store.write.ArticleWriter;
import dateline.store.write.Change;
import dateline.store.write.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The articles lane: every change into state, history and log. */
final class ArticlesHandler implements LaneHandler<ArticleChanged> {

  private final ArticleWriter writer;
  private final StoreMetrics metrics;
  private final Tracing tracing;

  ArticlesHandler(ArticleWriter writer, StoreMetrics metrics, Tracing tracing) {
    this.writer = writer;
    this.metrics = metrics;
    this.tracing = tracing;
  }

  @Override
  public String uri(ArticleChanged value) {
    return value.getUri();
  }

  @Override
  public Map<Integer, String> store(List<Received<ArticleChanged>> batch, Map<Integer, Long> next) {
    List<Change> changes = new ArrayList<>(batch.size());
    for (Received<ArticleChanged> received : batch) {
      changes.add(
          new Change(received.record().partition(), received.record().offset(), received.value()));
    }
    ArticleWriter.Applied applied =
        tracing.around(batch, () -> metrics.timed(() -> writer.apply(changes, next)));
    metrics.stored(changes, applied);
    return positions(changes, applied.rejected());
  }

  private static Map<Integer, String> positions(List<Change> changes, List<Rejection> rejected) {
    Map<Integer, String> positions = new HashMap<>();
    for (Rejection rejection : rejected) {
      positions.put(changes.indexOf(rejection.change()), rejection.message());
    }
    return positions;
  }
}

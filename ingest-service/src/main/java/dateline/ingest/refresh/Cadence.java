package dateline.ingest.refresh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How often new items of a feed come: the last gaps between them, which give robust figures however
 * bursts and nights mix.
 *
 * @param gaps seconds between neighbouring times at which items came, oldest first; at most {@value
 *     #MOST}
 * @param latest when the newest item came
 */
public record Cadence(List<Integer> gaps, Optional<Instant> latest) {

  /** Gaps that are remembered. */
  public static final int MOST = 50;

  /** Of a feed that has brought nothing. */
  public static final Cadence NONE = new Cadence(List.of(), Optional.empty());

  public Cadence {
    gaps = List.copyOf(gaps);
  }
}

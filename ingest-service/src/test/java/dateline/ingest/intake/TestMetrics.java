package dateline.ingest.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Figures for tests of others. */
public final class TestMetrics {

  private TestMetrics() {}

  /** Figures that nobody looks at. */
  public static IntakeMetrics fresh() {
    return new IntakeMetrics(new SimpleMeterRegistry());
  }
}

package dateline.enrich.stream;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The one codec of the service, warmed at the start: it looks up every schema, and tries until the
 * registry answers. From then on a registry that goes away is missed by no record of this contract,
 * least of all by the first kill or dead letter.
 */
@Singleton
class Schemas {

  private static final Logger LOG = Logger.getLogger(Schemas.class);
  private static final long PAUSE_MILLIS = 500;

  private final Codec codec;
  private volatile boolean resolved;
  private volatile boolean running = true;
  private volatile String trouble = "not asked yet";

  Schemas(@ConfigProperty(name = "dateline.registry.url") String registryUrl) {
    this.codec = new Codec(registryUrl);
  }

  /** The codec, which looks up by itself what is not resolved yet. */
  Codec codec() {
    return codec;
  }

  void onStart(@Observes StartupEvent start) {
    Thread thread = new Thread(this::resolve, "schemas");
    thread.setDaemon(true);
    thread.start();
  }

  void onStop(@Observes ShutdownEvent stop) {
    running = false;
  }

  /** Whether every schema is known. */
  boolean areResolved() {
    return resolved;
  }

  /** Why they are not, for a person. */
  String trouble() {
    return trouble;
  }

  private void resolve() {
    while (running && !resolved) {
      try {
        codec.resolve();
        resolved = true;
        LOG.info("all schemas are resolved");
      } catch (Codec.RegistryUnavailable e) {
        String now = String.valueOf(e.getMessage());
        if (!now.equals(trouble)) {
          LOG.warnf(e, "not ready: %s; trying again", now);
        }
        trouble = now;
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}

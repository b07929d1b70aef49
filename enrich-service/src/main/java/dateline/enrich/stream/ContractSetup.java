package dateline.enrich.stream;

import dateline.Contract;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Puts topics and schemas in place at the start, where configured: in development and tests, never
 * in production.
 */
@ApplicationScoped
class ContractSetup {

  void onStart(
      @Observes @Priority(1) StartupEvent start,
      @ConfigProperty(name = "dateline.contract.setup") boolean wanted,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "dateline.registry.url") String registry)
      throws IOException, InterruptedException {
    if (wanted) {
      Contract.ensure(kafka, registry);
    }
  }
}

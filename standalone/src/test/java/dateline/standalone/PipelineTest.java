package dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dateline.localstack.Backends;
import dateline.localstack.Part;
import dateline.localstack.PartProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {

  @TempDir Path folder;

  @Test
  void serviceThatCanNotBeEnded_leavesNoBackendRunning() {
    AtomicInteger closed = new AtomicInteger();
    ServiceProcess stuck =
        new ServiceProcess(Service.STORE, 1, List.of(), folder) {
          @Override
          public void stop() {
            throw new StandaloneException("stuck");
          }
        };
    Pipeline pipeline =
        new Pipeline(new CountingBackends(closed), new Services(Map.of(Service.STORE, stuck)));

    assertThatThrownBy(pipeline::close).isInstanceOf(StandaloneException.class).hasMessage("stuck");
    assertThat(closed).hasValue(1);
  }

  private record CountingBackends(AtomicInteger closed) implements Backends {

    @Override
    public String kafka() {
      return "127.0.0.1:1";
    }

    @Override
    public String registry() {
      return "http://127.0.0.1:1";
    }

    @Override
    public String mongo() {
      return "mongodb://127.0.0.1:1";
    }

    @Override
    public Map<Part, PartProcess> processes() {
      return Map.of();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}

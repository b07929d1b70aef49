package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressesTest {

  private static final Set<Part> ALL = EnumSet.allOf(Part.class);

  @Test
  void noAddressMeansLocal() {
    assertThat(Addresses.explicit(new Properties(), Map.of("PATH", "/bin"), ALL)).isEmpty();
  }

  @Test
  void environmentGivesAll() {
    Backends backends =
        Addresses.explicit(
                new Properties(),
                Map.of(
                    "DATELINE_KAFKA", "broker:9092 ",
                    "DATELINE_REGISTRY", "http://registry:8081/",
                    "DATELINE_MONGO", "mongodb://db:27017/?replicaSet=rs0"),
                ALL)
            .orElseThrow();
    assertThat(backends.kafka()).isEqualTo("broker:9092");
    assertThat(backends.registry()).isEqualTo("http://registry:8081");
    assertThat(backends.mongo()).isEqualTo("mongodb://db:27017/?replicaSet=rs0");
  }

  @Test
  void propertyWinsOverEnvironment() {
    Properties properties = new Properties();
    properties.setProperty("dateline.kafka", "near:9092");
    Backends backends =
        Addresses.explicit(properties, Map.of("DATELINE_KAFKA", "far:9092"), EnumSet.of(Part.KAFKA))
            .orElseThrow();
    assertThat(backends.kafka()).isEqualTo("near:9092");
    assertThatThrownBy(backends::mongo).hasMessage("no address was given for mongo");
  }

  @Test
  void someAddressesOnlyAreRefused() {
    assertThatThrownBy(
            () ->
                Addresses.explicit(new Properties(), Map.of("DATELINE_KAFKA", "broker:9092"), ALL))
        .isInstanceOf(StackException.class)
        .hasMessageEndingWith("Missing: DATELINE_REGISTRY, DATELINE_MONGO");
  }
}

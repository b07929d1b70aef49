package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class SharedStackIT {

  @Test
  void allClassLoadersGetTheSameStack() throws Exception {
    Backends ours = Backends.choose();
    assertThat(ours).isSameAs(LocalStack.shared());
    URL classes = Backends.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader other =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
      Class<?> backends = other.loadClass(Backends.class.getName());
      assertThat(backends).isNotEqualTo(Backends.class);
      Object theirs = backends.getMethod("choose").invoke(null);
      assertThat(backends.getMethod("kafka").invoke(theirs)).isEqualTo(ours.kafka());
      assertThat(backends.getMethod("mongo").invoke(theirs)).isEqualTo(ours.mongo());
    }
    assertThat(Clients.subjects(ours)).isEqualTo("[]");
  }
}

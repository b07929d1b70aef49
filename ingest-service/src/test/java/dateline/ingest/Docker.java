package dateline.ingest;

import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** The Docker of this machine, for tests that start containers. */
public final class Docker {

  private static final Duration TO_ANSWER = Duration.ofSeconds(20);
  private static final Duration TO_PULL = Duration.ofSeconds(90);

  private Docker() {}

  /** The image that an environment variable of the Compose file names, or the given one. */
  public static String image(String variable, String image) {
    return Optional.ofNullable(System.getenv(variable)).filter(i -> !i.isBlank()).orElse(image);
  }

  /**
   * Skips the test class where Docker does not answer within seconds, or neither has the images nor
   * gets them in time. The reason is printed, as reports of a build tell only that it skipped.
   */
  public static void require(String... images) {
    DockerClientFactory docker = DockerClientFactory.instance();
    // Unlike the question whether Docker is available, this one starts no container.
    orSkip("no Docker here", TO_ANSWER, docker::dockerHostIpAddress);
    for (String image : images) {
      orSkip("Docker does not get " + image, TO_PULL, () -> present(docker, image));
    }
  }

  private static boolean present(DockerClientFactory docker, String image)
      throws InterruptedException {
    try {
      docker.client().inspectImageCmd(image).exec();
    } catch (NotFoundException e) {
      docker.client().pullImageCmd(image).start().awaitCompletion();
    }
    return true;
  }

  private static void orSkip(String reason, Duration patience, Callable<?> question) {
    FutureTask<?> answer = new FutureTask<>(question);
    Thread asking = new Thread(answer, "docker");
    asking.setDaemon(true);
    asking.start();
    try {
      answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      skip(reason + ": " + e.getCause().getMessage());
    } catch (TimeoutException e) {
      skip(reason + ": no answer in " + patience.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void skip(String reason) {
    System.out.println("Skipped: " + reason);
    Assumptions.abort(reason);
  }
}

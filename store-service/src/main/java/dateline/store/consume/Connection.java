package dateline.store.consume;

import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Whether a consumer is connected to any broker, which its API tells only through a metric. */
final class Connection {

  private Connection() {}

  static boolean isOpen(KafkaConsumer<?, ?> consumer) {
    for (Map.Entry<MetricName, ? extends Metric> metric : consumer.metrics().entrySet()) {
      if (metric.getKey().name().equals("connection-count")
          && metric.getValue().metricValue() instanceof Double count) {
        return count > 0;
      }
    }
    return false;
  }
}

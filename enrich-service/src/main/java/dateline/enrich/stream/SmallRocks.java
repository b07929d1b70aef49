package dateline.enrich.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of all state stores together. By default every partition's store takes its own
 * cache and buffers, so that memory would grow with the number of partitions.
 */
public final class SmallRocks implements RocksDBConfigSetter {

  private static final long BLOCKS = 24L << 20;
  private static final long WRITE_BUFFERS = 16L << 20;
  private static final long WRITE_BUFFER = 4L << 20;
  private static final Cache CACHE = new LRUCache(BLOCKS);
  private static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BUFFERS, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(BUFFERS);
    options.setWriteBufferSize(WRITE_BUFFER);
    options.setMaxWriteBufferNumber(2);
  }

  @Override
  public void close(String store, Options options) {
    // Cache and buffers belong to all stores and live as long as the process.
  }
}

// Prints the changes of news.articles as one JSON line each, decoded by the registry's schemas.
//
//   node changes.js BROKER REGISTRY [COUNT]
//
// BROKER is host:port, REGISTRY the base URL of the schema registry. Ends after COUNT changes, or
// never. Committed records only, from the beginning.
import { Kafka, logLevel } from 'kafkajs';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';

const [broker, registryUrl, count = 'Infinity'] = process.argv.slice(2);
if (!registryUrl) {
  console.error('usage: node changes.js BROKER REGISTRY [COUNT]');
  process.exit(2);
}

const kafka = new Kafka({
  clientId: 'foreign-client',
  brokers: [broker],
  logLevel: logLevel.ERROR,
});
const registry = new SchemaRegistry({ host: `${registryUrl}/apis/ccompat/v7` });
const consumer = kafka.consumer({
  groupId: `foreign-client-${process.pid}-${Date.now()}`,
  readUncommitted: false,
});

let left = Number(count);
let ended;
const end = new Promise((resolve) => (ended = resolve));

await consumer.connect();
await consumer.subscribe({ topic: 'news.articles', fromBeginning: true });
await consumer.run({
  eachMessage: async ({ partition, message }) => {
    if (left <= 0) return;
    const change = await registry.decode(message.value);
    const article = change.article;
    console.log(
      JSON.stringify({
        key: message.key.toString('utf8'),
        partition,
        offset: message.offset,
        kind: change.kind,
        sequence: Number(change.sequence),
        at: new Date(Number(change.at)).toISOString(),
        uri: change.uri,
        versionKey: article.versionKey,
        pubStatus: article.pubStatus,
        feed: article.feed,
        language: article.language,
        headline: article.headlines[0]?.value ?? null,
        words: article.bodies.find((body) => body.role === 'main')?.wordCount ?? null,
        tags: article.tags.map((tag) => `${tag.kind}:${tag.label}`),
      }),
    );
    left -= 1;
    if (left <= 0) ended();
  },
});
await end;
await consumer.disconnect();
process.exit(0);

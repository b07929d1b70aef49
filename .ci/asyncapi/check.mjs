// Parses an AsyncAPI document with its Avro schemas, prints what is wrong with it, and ends with 1 if
// anything is an error.
import {Parser, fromFile} from '@asyncapi/parser';
import {AvroSchemaParser} from '@asyncapi/avro-schema-parser';

const parser = new Parser();
parser.registerSchemaParser(AvroSchemaParser());
const {document, diagnostics} = await fromFile(parser, process.argv[2]).parse();
const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 0);
for (const {message, path} of errors) console.error(`${path.join('.')}: ${message}`);
if (errors.length > 0 || document === undefined) process.exit(1);
const channels = document.channels().all().map((channel) => channel.address());
console.log(`AsyncAPI ${document.version()}: ${channels.join(', ')}`);
if (channels.length === 0) process.exit(1);

/** Predicts what labelled corpora ask for, with the code that runs in the pipeline. */
package dateline.bench.evaluate;

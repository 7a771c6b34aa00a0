/**
 * Traces of requests to language models: when each came, how long its prompt was, and its answer.
 */
package io.spacemoe.instances.requests;

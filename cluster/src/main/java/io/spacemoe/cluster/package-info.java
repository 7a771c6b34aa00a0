/** Studies on Apache Spark. */
package io.spacemoe.cluster;

/**
 * Networks as other programs write them: lists of links, nodes and links with latencies, boards of
 * satellites, ground stations.
 */
package io.spacemoe.instances.network;

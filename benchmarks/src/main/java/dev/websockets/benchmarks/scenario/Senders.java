package dev.websockets.benchmarks.scenario;

import org.openjdk.jmh.annotations.Threads;

/**
 * Echo of 64-byte texts, 256 in flight, eight threads that send.
 */
@Threads(8)
public class Senders extends Pipeline {

}

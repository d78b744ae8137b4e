package dev.websockets.benchmarks.scenario;

/**
 * The same flood; what counts is what is allocated for each message.
 */
public class Alloc extends Receive {

}

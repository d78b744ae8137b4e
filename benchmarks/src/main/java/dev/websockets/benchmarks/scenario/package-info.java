/**
 * What is measured, one file for each scenario. Not null-marked, as JMH calls the methods
 * that set the fields.
 */
package dev.websockets.benchmarks.scenario;

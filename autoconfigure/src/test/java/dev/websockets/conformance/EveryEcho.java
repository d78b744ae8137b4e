package dev.websockets.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cases for clients with both kinds of reading threads, and for the server of both
 * containers, with all ways to echo.
 */
@ParameterizedClass(name = "{0} {1}")
@CsvSource({ "TYRUS, FOR_EACH", "TYRUS, RECEIVE", "TYRUS_PLATFORM, FOR_EACH", "TYRUS_PLATFORM, RECEIVE",
		"TOMCAT, FOR_LOOP", "JETTY, FOR_LOOP" })
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface EveryEcho {

}

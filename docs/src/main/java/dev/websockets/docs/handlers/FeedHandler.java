package dev.websockets.docs.handlers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.websockets.annotation.WebSocketHandler;

// tag::annotation[]
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@WebSocketHandler(client = "feed", concurrency = 8)
@interface FeedHandler {

}
// end::annotation[]

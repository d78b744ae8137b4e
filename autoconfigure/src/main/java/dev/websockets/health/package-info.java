/**
 * The health of named connections, for Spring Boot's health endpoint.
 */
@NullMarked
package dev.websockets.health;

import org.jspecify.annotations.NullMarked;

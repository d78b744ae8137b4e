/**
 * Chromium, driven by its DevTools protocol with a client of the starter.
 */
@NullMarked
package dev.websockets.demo.browser;

import org.jspecify.annotations.NullMarked;

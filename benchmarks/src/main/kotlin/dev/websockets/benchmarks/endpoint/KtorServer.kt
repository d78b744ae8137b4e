package dev.websockets.benchmarks.endpoint

import io.ktor.server.application.install
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import io.ktor.server.routing.routing
import io.ktor.server.websocket.WebSockets
import io.ktor.server.websocket.webSocket
import io.ktor.websocket.Frame
import io.ktor.websocket.readText
import kotlinx.coroutines.runBlocking

/**
 * Ktor on Netty, with the echo of its documentation.
 */
internal class KtorServer : Server {

    private val server = embeddedServer(Netty, port = 0, host = "127.0.0.1") {
        install(WebSockets)
        routing {
            webSocket(Server.ECHO) {
                for (frame in incoming) {
                    if (frame is Frame.Text) {
                        send(Frame.Text(frame.readText()))
                    }
                }
            }
        }
    }.start()

    override fun port() = runBlocking { server.engine.resolvedConnectors().first().port }

    override fun close() = server.stop(0, 1_000)
}

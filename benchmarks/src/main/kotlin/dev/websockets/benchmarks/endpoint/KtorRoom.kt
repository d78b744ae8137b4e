package dev.websockets.benchmarks.endpoint

import dev.websockets.benchmarks.room.RoomOrder
import io.ktor.server.application.install
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import io.ktor.server.routing.routing
import io.ktor.server.websocket.DefaultWebSocketServerSession
import io.ktor.server.websocket.WebSockets
import io.ktor.server.websocket.webSocket
import io.ktor.websocket.Frame
import io.ktor.websocket.readText
import io.ktor.websocket.send
import kotlinx.coroutines.runBlocking
import java.util.concurrent.ConcurrentHashMap

/**
 * Ktor on Netty, with the room of its documentation: a loop over a concurrent set of sessions.
 */
internal class KtorRoom : Server {

    private val sessions: MutableSet<DefaultWebSocketServerSession> = ConcurrentHashMap.newKeySet()

    private val server = embeddedServer(Netty, port = 0, host = "127.0.0.1") {
        install(WebSockets)
        routing {
            webSocket(Server.ROOM) {
                sessions += this
                try {
                    for (frame in incoming) {
                        if (frame is Frame.Text) {
                            broadcast(frame.readText())
                        }
                    }
                } finally {
                    sessions -= this
                }
            }
            webSocket(Server.CONTROL) {
                for (frame in incoming) {
                    if (frame is Frame.Text) {
                        for (text in RoomOrder.parse(frame.readText())) {
                            broadcast(text)
                        }
                        send(sessions.size.toString())
                    }
                }
            }
        }
    }.start()

    private suspend fun broadcast(text: String) {
        for (session in sessions) {
            session.send(text)
        }
    }

    override fun port() = runBlocking { server.engine.resolvedConnectors().first().port }

    override fun close() = server.stop(0, 1_000)
}

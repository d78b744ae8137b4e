package dev.websockets.benchmarks.client

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.engine.cio.endpoint
import io.ktor.client.plugins.websocket.DefaultClientWebSocketSession
import io.ktor.client.plugins.websocket.WebSockets
import io.ktor.client.plugins.websocket.webSocketSession
import io.ktor.websocket.Frame
import io.ktor.websocket.WebSocketDeflateExtension
import io.ktor.websocket.close
import io.ktor.websocket.readText
import java.net.URI
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.channels.trySendBlocking
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout

/**
 * Ktor with its CIO engine. A coroutine of the session reads; sends go into the outgoing
 * channel, and block only while that is full.
 */
internal class KtorClient(options: ClientOptions) : Client {

    private val client = HttpClient(CIO) {
        install(WebSockets) {
            if (options.compress()) {
                extensions { install(WebSocketDeflateExtension) }
            }
        }
        engine {
            maxConnectionsCount = 20_000
            endpoint { maxConnectionsPerRoute = 20_000 }
        }
    }

    override fun open(uri: URI, listener: Listener): Connection = runBlocking {
        val session = withTimeout(10_000) { client.webSocketSession(uri.toString()) }
        session.launch { read(session, listener) }
        OpenSession(session)
    }

    override fun close() = client.close()

    private suspend fun read(session: DefaultClientWebSocketSession, listener: Listener) {
        try {
            for (frame in session.incoming) {
                when (frame) {
                    is Frame.Text -> listener.text(frame.readText())
                    is Frame.Binary -> listener.binary(frame.data.size)
                    else -> Unit
                }
            }
            listener.ended(null)
        } catch (ex: CancellationException) {
            listener.ended(ex)
            throw ex
        } catch (ex: Exception) {
            listener.ended(ex)
        }
    }

    private class OpenSession(private val session: DefaultClientWebSocketSession) : Connection {

        override fun sendText(text: String) = send(Frame.Text(text))

        override fun sendBinary(bytes: ByteArray) = send(Frame.Binary(true, bytes))

        private fun send(frame: Frame) {
            session.outgoing.trySendBlocking(frame).getOrThrow()
        }

        override fun close() = runBlocking {
            withTimeout(5_000) {
                session.close()
                session.closeReason.await()
            }
            Unit
        }
    }
}

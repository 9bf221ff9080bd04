/// What components and kubectl reach the API server by: a typed client, watches that fill work queues, an event recorder.
@NullMarked
package dev.drydock.kube.client;

import org.jspecify.annotations.NullMarked;

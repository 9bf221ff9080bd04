package dev.drydock.kube.proxy;

/// What somebody connects to.
///
/// @param client who: the address it comes from
/// @param node the node where it enters the Service network: the client's own, or the one it addresses
/// @param address of a Service, a load balancer, a node or a Pod
/// @param protocol `TCP`, `UDP` or `SCTP`
public record Connection(String client, String node, String address, int port, String protocol) {}

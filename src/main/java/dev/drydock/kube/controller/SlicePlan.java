package dev.drydock.kube.controller;

import dev.drydock.kube.api.discovery.Endpoint;
import dev.drydock.kube.api.discovery.EndpointPort;
import dev.drydock.kube.api.discovery.EndpointSlice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which slices of a Service stay, with what in them, which are made and which go.
/// Endpoints stay in the slice they are in, so that few slices change. Mirrors `k8s.io/endpointslice/reconciler.go`.
///
/// @param keep with the endpoints and ports they are to have
record SlicePlan(List<EndpointSlice> keep, List<EndpointSlice> create, List<EndpointSlice> delete) {
    private static final int MOST_ENDPOINTS = 100;
    private static final String ADDRESS_TYPE = "IPv4";

    /// @param desired the endpoints by the ports that they offer
    static SlicePlan of(List<EndpointSlice> existing, Map<List<EndpointPort>, List<Endpoint>> desired) {
        var keep = new ArrayList<EndpointSlice>();
        var create = new ArrayList<EndpointSlice>();
        var delete = new ArrayList<EndpointSlice>();
        var byPorts = new LinkedHashMap<List<EndpointPort>, List<EndpointSlice>>();
        existing.forEach(slice -> byPorts.computeIfAbsent(slice.ports(), ports -> new ArrayList<>()).add(slice));
        desired.forEach((ports, endpoints) -> place(byPorts.getOrDefault(ports, List.of()), ports, endpoints, keep, create));
        existing.stream()
                .filter(slice -> keep.stream().noneMatch(kept -> kept.name().equals(slice.name())))
                .forEach(delete::add);
        if (keep.isEmpty() && create.isEmpty()) {
            create.add(EndpointSlice.EMPTY.withAddressType(ADDRESS_TYPE));
        }
        while (!create.isEmpty() && !delete.isEmpty()) {
            var recycled = delete.removeFirst();
            var made = create.removeLast();
            keep.add(recycled.withPorts(made.ports()).withEndpoints(made.endpoints()));
        }
        return new SlicePlan(keep, create, delete);
    }

    private static void place(
            List<EndpointSlice> slices, List<EndpointPort> ports, List<Endpoint> endpoints,
            List<EndpointSlice> keep, List<EndpointSlice> create) {
        var unplaced = new LinkedHashMap<String, Endpoint>();
        endpoints.forEach(endpoint -> unplaced.put(id(endpoint), endpoint));
        var kept = new ArrayList<EndpointSlice>();
        for (var slice : slices) {
            var staying = slice.endpoints().stream()
                    .flatMap(endpoint -> Stream.ofNullable(unplaced.remove(id(endpoint))))
                    .toList();
            if (!staying.isEmpty()) {
                kept.add(slice.withEndpoints(staying));
            }
        }
        var left = new ArrayDeque<>(unplaced.values());
        kept.sort(Comparator.comparingInt((EndpointSlice slice) -> slice.endpoints().size()).reversed());
        kept.replaceAll(slice -> filled(slice, left));
        keep.addAll(kept);
        while (!left.isEmpty()) {
            create.add(filled(EndpointSlice.EMPTY.withAddressType(ADDRESS_TYPE).withPorts(ports), left));
        }
    }

    private static EndpointSlice filled(EndpointSlice slice, ArrayDeque<Endpoint> left) {
        if (left.isEmpty()) {
            return slice;
        }
        var endpoints = new ArrayList<>(slice.endpoints());
        while (!left.isEmpty() && endpoints.size() < MOST_ENDPOINTS) {
            endpoints.add(left.removeFirst());
        }
        return slice.withEndpoints(endpoints);
    }

    private static String id(Endpoint endpoint) {
        var target = endpoint.targetRef();
        return endpoint.addresses() + "/" + (target == null ? "" : target.uid());
    }
}

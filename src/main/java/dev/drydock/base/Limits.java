package dev.drydock.base;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How much one learner may ask of the server. The numbers and their reasons stand in `application.properties`.
@Validated
@ConfigurationProperties("drydock.limits")
public record Limits(
        @NotNull DataSize manifestSize,
        @Min(1) int yamlValues,
        @Min(1) int yamlNesting,
        @Min(1) int objectsPerCluster,
        @Min(1) int podsPerCluster,
        @NotNull Duration virtualTimePerCommand,
        @Min(1) int stepsPerCommand,
        @Min(1) int commandLength,
        @Min(1) int commandsWaiting,
        @Min(1) int commandsKept,
        @NotNull Duration idleCluster,
        @Min(1) int playgrounds) {}

package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.apiserver.StoreView;
import dev.drydock.kube.apiserver.defaults.ServiceDefaults;
import dev.drydock.kube.apiserver.validation.FieldError;
import dev.drydock.kube.apiserver.validation.ServiceValidation;
import dev.drydock.kube.apiserver.validation.ServiceWarnings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Services. Mirrors `pkg/registry/core/service/strategy.go`; [ServiceAllocation] gives out addresses and ports.
final class ServiceStrategy implements Strategy<Service> {
    @Override
    public Service withDefaults(Service service) {
        return ServiceDefaults.of(service);
    }

    @Override
    public Service allocate(Service service, @Nullable Service old, StoreView store) {
        return ServiceAllocation.allocate(service, old, store);
    }

    @Override
    public Service prepareForCreate(Service service) {
        return Statuses.cleared(service);
    }

    @Override
    public Service prepareForUpdate(Service service, Service old) {
        return service.withSpec(ServiceFields.withoutUnneeded(service.spec(), old.spec()));
    }

    @Override
    public List<String> warnings(Service service) {
        return ServiceWarnings.of(service);
    }

    @Override
    public List<FieldError> validate(Service service) {
        return ServiceValidation.validate(service);
    }

    @Override
    public List<FieldError> validateUpdate(Service service, Service old) {
        return ServiceValidation.validateUpdate(service, old);
    }
}

package dev.drydock.workbench;

import dev.drydock.base.Limits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes Spring beans of the plain classes here.
@Configuration(proxyBeanMethods = false)
class WorkbenchConfiguration {
    @Bean
    Workspaces workspaces(Journal journal, Limits limits) {
        return new LocalWorkspaces(journal, limits);
    }
}

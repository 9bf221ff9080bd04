package dev.drydock.workbench;

import dev.drydock.base.Limits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes Spring beans of the plain classes here.
@Configuration(proxyBeanMethods = false)
class WorkbenchConfiguration {
    @Bean
    Workspaces workspaces(ObjectProvider<Journal> journal, Limits limits) {
        return new LocalWorkspaces(journal.getIfAvailable(MemoryJournal::new), limits);
    }
}

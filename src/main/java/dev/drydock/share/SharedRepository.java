package dev.drydock.share;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface SharedRepository extends ListCrudRepository<Shared, Long> {
    Optional<Shared> findBySlug(String slug);
}
